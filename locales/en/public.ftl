# Public site

## Common
public-yes = Yes
public-no = No
public-today = today
public-days-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
public-hours = { $from } to { $to }
public-hours-label = Hours
public-day-label = Day
public-place-label = Place
public-theme-label = About
public-state-label = State
public-topic-label = Topic
public-village-label = Village
public-office-label = Office
public-opinion-label = Opinions
public-outcome-label = Outcome
public-who-label = Who may come
public-chairs-label = Chaired by
public-everybody = Everybody in the commune is welcome.
public-everybody-of = Everybody of { $villages } is welcome.
public-pager = Pages
public-pager-first = First page
public-pager-next = Next page
public-state-in-progress = In progress
public-state-resolved = Resolved
public-state-answered = Answered
public-state-explained = Explained
public-state-transferred = With another body
public-state-waiting = Waiting for the answer
public-state-overdue = Answer overdue
public-heard-people = { $n ->
    [one] 1 person
   *[other] { $n } people
}
public-heard-turns = { $n ->
    [one] 1 statement
   *[other] { $n } statements
}
public-heard-matters = { $n ->
    [one] 1 matter
   *[other] { $n } matters
}
public-accepted-whole = Accepted in full
public-accepted-part = Accepted in part
public-accepted-no = Not accepted

## Not set up
public-unset-title = This site is not set up yet
public-unset-words = The program runs, but no commune uses it yet. Opinions cannot be sent here for now.
public-unset-help = For the administrator: see the installation guide on how to create the first unit.

## Home
public-home-title = The people's opinions
public-home-heading = What would you like to tell the commune?
public-home-lead = The leaders of { $unit } listen in person, give the matter to somebody, and answer.
public-home-send = Send an opinion
public-home-send-how = About 5 minutes, no account needed
public-home-track = Track
public-home-track-how = How far your matter has come
public-home-next = Next dialogue conference
public-home-programme = See the programme
public-home-no-next = No conference has been announced yet. You can send an opinion on any day.
public-home-all-conferences = See earlier conferences
public-home-figures = What the commune has done since January
public-home-no-figures = No opinions yet this year. Once there are, the numbers received, answered and overdue will stand here.
public-home-received-before = matters
public-home-received = received
public-home-on-time = answered on time
public-home-of-answered = , of { $n } answered
public-home-overdue = overdue now
public-home-overdue-sorry = ; we apologise and are working on them
public-home-latest = Just answered
public-home-all = See all
public-home-no-latest = No answer has been published yet.
public-send-before = Send an opinion beforehand

## Sending
public-send-title-topic = What is your opinion about?
public-send-title-words = What would you like to say?
public-send-title-who = Who are you, and how can we reach you?
public-send-title-check = Check and send
public-send-step = Step { $n } of 4:
public-send-step-topic = The matter
public-send-step-words = Words and pictures
public-send-step-who = The sender
public-send-step-check = Check
public-send-back = Back
public-send-next = Continue
public-send-send = Send the opinion
public-send-topic = Choose what fits best
public-send-topic-hint = If there are several matters, write them all in the next step.
public-send-choose-topic = Please choose one. If unsure, take the last.
public-send-elsewhere = Emergencies, complaints, denunciations:
public-send-elsewhere-link = not here; see the right place
public-send-text = Your opinion
public-send-text-hint = What happened, where, since when, and what you wish the commune to do.
public-send-converted = What you pasted was in an old code page (TCVN3 or VNI) and has been converted. Please read it again below, then go on. What was pasted is kept too.
public-send-as-pasted = Keep the letters as pasted
public-send-text-warning = Please leave out identity numbers, account numbers and other people's private matters.
public-send-kept = What you write is kept on this device until it is sent, three days at most.
public-send-kept-back = What you began to write was kept on this device and is back.
public-send-kept-gone = Erased from this device, and no longer kept.
public-send-kept-erase = Erase from this device
public-send-place = Where it is
public-send-place-hint = For example: at the nursery school of Trại Mới village.
public-send-photos = Pictures or papers
public-send-photos-hint = At most 5 pictures or PDF files of up to 10 MB each. The place stored inside a picture is removed.
public-send-photos-taken = Pictures and files taken
public-send-photos-drop = Take this file out
public-send-photos-count = { $n ->
    [0] None
    [one] { $n } picture or file
   *[other] { $n } pictures or files
}
public-send-who-lead = Nothing in this step is required. With a phone number we can ask back; with an e-mail address we can send you the answer.
public-send-village = Village
public-send-village-none = Not chosen
public-send-name = Full name
public-send-name-hint = Seen only by those who work on this matter.
public-send-anonymous = Keep my name out: I do not want my name with this opinion
public-send-anonymous-said = Kept out
public-send-phone = Phone
public-send-phone-hint = So that we can ask back. Its last four digits also open your opinion if you lose the secret.
public-send-email = E-mail
public-send-consent-messages = I agree to receive messages about this opinion
public-send-consent-name = I agree that my name is published with the opinion
public-send-none = Not given
public-send-short-topic = Topic
public-send-short-messages = Messages
public-send-no-letters = No. You gave an e-mail address without ticking the box, so no letters will be sent.
public-send-short-publish = Publish the name
public-send-change = Change { $what }
public-send-change-short = Change
public-send-conference-until = Opinions sent by
public-send-conference-held = will be taken to the conference on
public-send-conference-over = This conference has begun or is over. Your opinion is taken and answered all the same.
public-send-again = You have sent an earlier version and have its code. If you send this one, it becomes a new opinion.

public-elsewhere-title = What not to send here
public-elsewhere-danger = In danger, help needed at once: call
public-elsewhere-113 = (police)
public-elsewhere-114 = (fire and rescue)
public-elsewhere-115 = (ambulance)
public-elsewhere-police = or the commune police
public-elsewhere-complaint = A complaint (khiếu nại)
public-elsewhere-complaint-what = : you disagree with a decision or act that hurts your own rights
public-elsewhere-complaint-where = Hand it in or say it in person where the commune receives citizens.
public-elsewhere-denunciation = A denunciation (tố cáo)
public-elsewhere-denunciation-what = : you report that an official or office breaks the law
public-elsewhere-denunciation-where = Come in person or send a letter with name and address. By law your name is kept secret.
public-elsewhere-reception = Where citizens are received:
public-elsewhere-anyway = If you send it here by mistake, no harm: we will show you the right place.
public-example-title = How to write so that we can act
public-example-words = “Waste lies at the nursery school of Trại Mới village; some weeks it is fetched only after four days, and black water runs onto the road when it rains. Please move the collection point.”
public-example-why = A place, a time, a wish: we can send the right person and answer at once.
public-kept-title = How your name is kept
public-kept-words = Name and phone are stored apart and never published. Whoever opens them is recorded.
public-kept-anonymous = An opinion without a name is looked into as information, but we need not answer each one.
public-kept-more = How we protect personal data

## Receipt
public-done-title = We have received your opinion
public-done-received = Received at
public-done-code = Code of the opinion
public-done-secret = Secret, for you alone
public-done-qr = QR code that opens the tracking page of this opinion
public-done-keep = Take a screenshot of these codes
public-done-keep-why = or copy them onto paper. You need both to see the answer.
public-done-due = By
public-done-due-after = the answer is on the tracking page: you open it with both codes above. The commune also publishes it, without names.
public-done-due-told = the answer is sent to the e-mail address you gave. If the day has to move, you are told why.
public-done-anonymous = This opinion carries no name. By law the commune takes note of it and need not answer; whatever it answers is shown on the tracking page.
public-done-why = There is one term for reading and assigning, then one for answering.
public-done-conference = This opinion will also be taken to the conference on
public-done-print = Print the receipt
public-done-look = See this opinion
public-done-another = Send another opinion
public-then-title = What happens next
public-then-received = Received
public-then-assigned = Given to an office
public-then-assigned-how = The commune office reads it and gives it to the right place.
public-then-answered = Checked and answered
public-then-answered-by = By
public-then-closed = Closed
public-then-closed-how = The leaders confirm the outcome.

## Tracking
public-track-title = Track an opinion
public-track-lead = Enter the code and the secret from your receipt.
public-track-code = Code of the opinion
public-track-code-hint = For example AKT-26-483920-H. Small letters and no dashes are fine.
public-track-secret = Secret, or the last 4 digits of the phone number you gave
public-track-secret-hint = The secret has 12 letters and digits.
public-track-open = Show the opinion
public-track-wrong = The code and the secret (or the last 4 digits of the phone) do not belong together. Please check each letter.
public-track-closed = If you have just typed the right code and the page did not open, the browser blocks cookies. Please allow cookies for this site, or call the commune at the number below. After an hour the page closes by itself and the code is typed again.
public-track-lost = Lost the secret?
public-track-lost-phone = If you gave a phone number, use its last 4 digits instead of the secret.
public-track-lost-come = Without both, please come to or call the commune office:
public-track-opinion = Opinion
public-track-sent = sent
public-track-who = With:
public-track-by = Answer by
public-track-way = The way of the opinion
public-track-now-received = Received; we are reading it and choosing the office to answer
public-track-now-assigned = { $office } is checking and writing the answer
public-track-now-approval = The answer is written and waits for approval
public-track-now-answered = Answered; please read below
public-track-now-answered-more = The office follows the outcome before closing.
public-track-now-transferred = Passed on to: { $body }
public-track-now-transferred-more = We follow it up. When they reply, the reply appears on this page.
public-track-sorry = We apologise for answering later than promised.
public-track-going-on = The commune is working on it and promises it by { $on }
public-track-thanks = The commune received your thanks
public-track-given-to = Given to { $office }
public-track-due = Answer due { $on }
public-track-moved = We apologise: the promised day was moved from { $before } to { $now }. Reason: { $why }
public-track-passed-to = Passed on to { $body }
public-track-passed = Passed on to another body
public-track-answered = Answered
public-track-answered-by = Answered by { $office }.
public-track-spoken-by = { $who } answered on the spot.
public-track-conference = For the conference:
public-track-words = The words you sent
public-track-restricted-title = Kept confidential
public-track-restricted = Being considered as the law provides
public-track-restricted-done = Guided or passed on as the law provides
public-track-several = The { $n } matters you raised
public-track-matter = Matter { $n } of { $all }
public-track-none-closed = No matter is closed yet. Each goes its own way below.
public-track-some-closed = { $n } of { $all } matters are closed.
public-track-all-closed = All matters are closed.
public-track-way-one = The way of this matter
public-track-reopened = Opened again by the leaders
public-track-approved = The answer was approved
public-track-now-approved = The answer is approved and on its way
public-track-now-promised = Being done, promised by { $on }
public-answer-earlier = An earlier answer
public-files-sent = Pictures and papers you sent
public-answer-title = The commune's answer
public-answer-number = Document no.
public-answer-checked = What was found
public-answer-ground = Legal ground
public-answer-solution = Answer
public-answer-responsible = Who does it, whom to ask
public-answer-done-by = To be done by

## Conferences
public-conferences-title = Dialogue conferences
public-conferences-lead = The leaders of the commune meet the people and listen.
public-conferences-coming = Coming
public-conferences-past = Past
public-conference-cancelled = The conference is cancelled. Reason:
public-conference-moved = The conference has changed. Reason:
public-conference-totals = What was heard
public-conference-before = Sent beforehand
public-conference-spoken = Spoken in the hall
public-conference-attendance = Attendance
public-conference-opinions = Published matters: { $n }
public-conference-no-opinions = None of this conference's matters is published yet.
public-notice-in-time = Announced in time, { $on }
public-notice-late = Announced late, { $on }
public-collect-until = Send your opinion by
public-collect-how = You are answered even if you cannot come.
public-agenda = Programme
public-bases = Documents it rests on

## Register
public-register-of-year = Only opinions received in { $year }.
public-register-ended = Only opinions closed in { $year } with this result: { $outcome }.
public-register-ended-ever = Only opinions closed with this result: { $outcome }.
public-register-title = Public register of opinions
public-register-lead = Matters that the commune has published with their answers, without private affairs. Senders' names are not shown.
public-register-filter-label = Filter the register
public-register-q = Find in the text
public-register-example = for example: rác, nuoc sach
public-register-filter = Filter
public-register-all = All
public-register-count = Published matters: { $n }
public-register-more-than = More than { $n } published matters
public-register-newest = last received first
public-register-clear = Clear filters
public-register-nearby = No opinion has all these words. Below are the nearest ones.
public-register-nothing-found = Nothing found. Try fewer words, or clear the filters.
public-register-none-such = Nothing of this kind is published yet.
public-register-empty = No opinion has been published yet.
public-register-caption = Published opinions, last received first
public-published-words = The opinion
public-published-no-answer = The commune has not answered this yet.
public-published-passed-to = The commune passed this on to { $body } on { $on }.
public-published-passed = The commune passed this on to the competent body on { $on }.
public-published-ended = This was closed without an answer; the outcome stands below.
public-published-answered-apart = The commune has answered the sender; the answer has not been put here yet.
public-published-again = This was opened again and is being looked into.
public-published-back = Back to the register

## Figures
public-figures-title = Figures
public-figures-lead = Since January
public-figures-fresh = At most half a minute old. Complaints and denunciations are not counted here.
public-figures-whole = The numbers here count every matter received. A number opens the public register, which lists only those of them that are published.
public-figures-sum = Summary
public-figures-running = waiting for the answer, in time (last year's included)
public-figures-by-month = By month, the last 12
public-figures-by-topic = By topic
public-figures-by-office = By office
public-figures-outcomes = How they were closed
public-figures-received = Received
public-figures-answered = Answered
public-figures-on-time = On time
public-figures-late = Late answers
public-figures-overdue = Overdue now
public-figures-total-months = 12 months
public-figures-month-label = Month
public-figures-month = { $month }/{ $year }
public-figures-picture = Matters received, answered and answered late by month. The numbers stand in the table beside.
public-figures-scale = The lines are { $n } matters apart.
public-figures-unclassified = Not classified yet
public-figures-no-office = Not assigned, or passed on elsewhere
public-figures-replied = { $n } answered by another body
public-figures-none = No figures yet.

## Personal data
public-privacy-title = How we protect personal data
public-privacy-lead = Under the Law on Personal Data Protection No. 91/2025/QH15 of 26 June 2025 we keep only what is needed to answer you.
public-privacy-title-what = What we keep
public-privacy-words-what = Your words, pictures, village, and your name, phone and e-mail if you gave them. The place stored inside a picture is removed at once. This site does not track you and shows no advertising.
public-privacy-title-who = Who can see it
public-privacy-words-who = Only those who work on your matter. Name and phone are stored apart from the opinion; whoever opens them is recorded.
public-privacy-title-public = What is published
public-privacy-words-public = Only the text without names, numbers and private matters, with the answer. Your name appears only if you agreed.
public-privacy-title-denounce = Complaints and denunciations
public-privacy-words-denounce = They leave the register of opinions at once, are open only to those whom the law names, and are never published.
public-privacy-title-long = How long
public-privacy-words-long = Opinions and answers are records of a public office, kept as the rules on archives say. Pictures uploaded but never sent are deleted after a day.
public-privacy-title-rights = Your rights
public-privacy-words-rights = You may see, correct or delete your data, withdraw a consent, or withdraw the opinion. Please bring your code.
public-privacy-ask = Ask or request:

## Choosing a commune
public-communes-title = Choose a commune
public-communes-lead = An opinion sent to the right commune is answered soonest.
