# The list of conferences
conference-desk-list-title = Dialogue conferences
conference-desk-plan = Plan a conference
conference-desk-none-yet-title = Communes without a conference in{ $year }
conference-desk-none-yet = none yet
conference-desk-empty-title = No conference yet
conference-desk-empty-plan = Press “Plan a conference” and choose theme, day and place. The last day for the public notice is counted for you.
conference-desk-empty-province = The communes have not planned any conference yet. They will appear here with the state of their notice.
conference-desk-empty-wait = When the commune office plans a conference, it appears here.
conference-desk-col-what = Conference
conference-desk-col-unit = Commune
conference-desk-col-day = Day
conference-desk-col-stage = Stage
conference-desk-col-notice = Notice 7 days before
conference-desk-col-opinions = Opinions
conference-desk-before = { $n } matters sent before
conference-desk-spoken = { $n } matters in the hall
conference-desk-hours = { $from } to { $to }
conference-desk-notice-none = Not needed
conference-desk-notice-in-time = Announced in time, { $on }
conference-desk-notice-late = { $days ->
    [one] Announced { $days } working day late
   *[other] Announced { $days } working days late
}
conference-desk-notice-late-calendar = { $days ->
    [one] Announced { $days } day late
   *[other] Announced { $days } days late
}
conference-desk-notice-left = { $days ->
    [one] { $days } working day left to announce
   *[other] { $days } working days left to announce
}
conference-desk-notice-left-calendar = { $days ->
    [one] { $days } day left to announce
   *[other] { $days } days left to announce
}
conference-desk-notice-today = Today is the last day to announce
conference-desk-notice-missed = { $days ->
    [one] Not announced, { $days } working day late
   *[other] Not announced, { $days } working days late
}
conference-desk-notice-missed-calendar = { $days ->
    [one] Not announced, { $days } day late
   *[other] Not announced, { $days } days late
}

# Planning
conference-desk-back = Back
conference-desk-plan-title = Plan a conference
conference-desk-plan-submit = Save the plan
conference-desk-revise-title = Revise the plan
conference-desk-revise-submit = Save the changes
conference-desk-theme = Theme
conference-desk-theme-hint = For example: Land, environment and clean water
conference-desk-occasion = This conference is
conference-desk-occasion-regular = As planned for the year
conference-desk-occasion-ad-hoc = When a matter cannot wait
conference-desk-approach = Form of dialogue
conference-desk-approach-by-group = With one group of people: livestock farmers, the young, women
conference-desk-approach-by-theme = On one field
conference-desk-approach-in-depth = One matter in depth
conference-desk-audience = Who it is for
conference-desk-audience-hint = Needed for a dialogue with one group. Empty means everybody.
conference-desk-coverage = Area
conference-desk-coverage-whole = People of all villages
conference-desk-coverage-cluster = Some neighbouring villages
conference-desk-cluster = Villages of the cluster
conference-desk-cluster-hint = Needed for a cluster. For example: Bãi Trong, Khuôn Sào
conference-desk-held-on = Day
conference-desk-held-on-hint = Day/month/year, for example 4/12/2026. It must be announced at least 7 days before.
conference-desk-starts-at = Begins at
conference-desk-ends-at = Ends at
conference-desk-place = Place
conference-desk-place-hint = For example: the commune's culture house
conference-desk-mode = How people take part
conference-desk-mode-in-person = They come to the hall
conference-desk-mode-online = They can take part from afar
conference-desk-online-url = Address for taking part online
conference-desk-online-url-hint = Begins with https://
conference-desk-agenda = Content and agenda
conference-desk-agenda-hint = One item a line. Shown in the public notice.
conference-desk-chairs = Chairs
conference-desk-chairs-hint = The party secretary and the chair of the people's committee chair together.
conference-desk-bases = Base documents
conference-desk-bases-hint = Choose at least one.
conference-desk-base-over = no longer in force
conference-desk-base-not-yet = not in force yet
conference-desk-overtaken-form = The conference was changed after you opened this page. What you typed is still below. Look again, then save if you still want to.
conference-desk-overtaken = The conference was changed after you opened this page, so what you pressed was not done. This page shows the new state and what you typed is still here. Look again, then press once more if still needed.

# One conference
conference-desk-steps = Stages
conference-desk-facts = Facts
conference-desk-notice-title = Public notice
conference-desk-notice-last = At the latest
conference-desk-notice-law = Time, place and content are announced at least 7 days before: Law on the Organisation of Local Government No. 72/2025/QH15 of 16 June 2025, Article 43.
conference-desk-next = What to do next
conference-desk-to-hall = Log opinions in the hall
conference-desk-announce = Announce publicly
conference-desk-announce-help = The notice appears on the public site at once and is sent to the staff concerned. Please read the preview.
conference-desk-open-later = It can be opened from
conference-desk-public-page = See the public page
conference-desk-reason = Reason
conference-desk-reason-hint = Citizens can read this reason.
conference-desk-attendance = How many people came
conference-desk-attendance-hint = In figures, for example 120
conference-desk-who = Who may come
conference-desk-everybody = Everybody
conference-desk-collect = Sent before
conference-desk-collect-until = Opinions are taken beforehand until the end of
conference-desk-preview = Preview of the notice
conference-desk-preview-help = Citizens will read it like this. The notice is in Vietnamese.
conference-desk-before-title = Opinions sent before
conference-desk-before-none = No opinion was sent before.
conference-desk-spoken-title = Opinions in the hall
conference-desk-spoken-none = No opinion was logged in the hall yet.
conference-desk-urgent = Urgent
conference-desk-history = History
conference-desk-by-system = The system
conference-desk-moved = From { $from } to { $to }
conference-desk-held-on-day = Day: { $on }
conference-desk-told-in-time = Announced in time
conference-desk-told-late = Announced late
conference-desk-because = Reason: { $reason }
conference-desk-came = { $n ->
    [one] { $n } person came
   *[other] { $n } people came
}
conference-desk-postpone-submit = Move and announce again
conference-desk-postpone-hint = Those who sent an opinion are told again. The 7 days are counted anew from the new day.

# The hall desk
conference-desk-hall-title = Log opinions in the hall
conference-desk-entry = Opinion number { $n }
conference-desk-saved = The opinion is saved
conference-desk-print-slip = Print the speaker's receipt
conference-desk-not-sent = Not sent yet, your text is still here, press Save again
conference-desk-save-again = Save again
conference-desk-sending = Saving…
conference-desk-village = Village
conference-desk-village-hint = Type the name or its first letters:
conference-desk-speaker = Name
conference-desk-words = What was said
conference-desk-topic = Topic
conference-desk-urgent-box = Urgent: danger to people, cannot wait
conference-desk-reply = Reply
conference-desk-reply-spot = Answered on the spot
conference-desk-reply-written = Answer in writing
conference-desk-spoken-by = Who answered
conference-desk-spoken-words = What was answered
conference-desk-spoken-for-all = This answers the added matters too
conference-desk-spoken-for-all-hint = Left empty, the added matters wait for an answer in writing.
conference-desk-office = Office that was named
conference-desk-office-later = Assigned later
conference-desk-save-next = Save, next speaker
conference-desk-keys = saves
conference-desk-logged = Logged
conference-desk-logged-none = Nothing logged yet. What is saved appears here.
conference-desk-count = { $n ->
    [one] { $n } opinion
   *[other] { $n } opinions
}
conference-desk-no-name = Name not shown
conference-desk-kept = saved
conference-desk-see-all = See all { $n } opinions
conference-desk-replied-spot = On the spot: { $who }
conference-desk-replies-written = In writing: { $office }
conference-desk-replies-later = In writing, assigned later
conference-desk-once-reused = Your first press was saved (see Logged or the list of opinions), the words you changed since were not. Save once more to log them as another opinion.

# Intake at the desk
conference-desk-intake-title = Write down an opinion for somebody
conference-desk-intake-help = Write what the person says or wrote. Afterwards there is a receipt to hand over.
conference-desk-intake-submit = Save, get the receipt
conference-desk-intake-words-hint = What, where, since when, what is hoped for.
conference-desk-own-village = For people of { $village }
conference-desk-channel = How it came
conference-desk-where = Where the matter is
conference-desk-where-hint = For example: the ditch behind the culture house
conference-desk-sender = Name of the sender
conference-desk-sender-hint = It is taken without a name as well. Name and phone number are kept apart.
conference-desk-phone = Phone
conference-desk-email = E-mail
conference-desk-email-hint = Letters go there only if the person agrees to messages, in the box below.
conference-desk-consent = The person agrees to receive messages about this opinion
conference-desk-people = How many people share it
conference-desk-people-hint = From five on, name a representative.
conference-desk-representative = Representative

# The citizen's slip
conference-desk-slip-title = Receipt for your opinion
conference-desk-slip-received = received
conference-desk-slip-code = Code
conference-desk-slip-secret = Secret
conference-desk-slip-due = Answer at the latest on
conference-desk-slip-how = Read the answer with both codes: scan the picture, or open
conference-desk-slip-keep = Keep the secret to yourself: whoever has both can read this opinion. If you lose the receipt, come to the commune office.
conference-desk-slip-qr = Picture to scan that opens the tracking page
conference-desk-slip-print = Print the receipt
conference-desk-slip-unasked = An e-mail address was written down, but the person did not agree to messages: no letter goes there. The answer can be read with the two codes on this slip.
conference-desk-slip-next = Write down another
conference-desk-slip-open = Open this opinion
conference-desk-more = Matter
conference-desk-add-matter = Add a matter
conference-desk-correct = Correct
conference-desk-saved-several = The turn is saved, with { $matters } matters.
heard = { $people } people · { $turns } statements · { $matters } matters
