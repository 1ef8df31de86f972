# Letters to citizens, staff and those invited.

letter-greeting = Dear Sir or Madam,
letter-greeting-staff = Dear colleague,
letter-office-system = Đối Thoại
letter-foot-address = Address: { $address }
letter-foot-phone = Telephone: { $phone }
letter-foot-automatic = This letter was sent automatically.

letter-fact-code = Code
letter-fact-secret = Secret
letter-fact-received-on = Received on
letter-fact-answer-by = You will hear from us by
letter-fact-number = Number of the answer
letter-fact-issued-on = Issued on
letter-fact-responsible = Responsible
letter-fact-done-by = To be done by
letter-fact-body = Passed on to
letter-fact-reply-by = If there is no reply, we will remind them on
letter-fact-outcome = Outcome
letter-fact-go-to = Where to go
letter-fact-reception = Place and hours of citizens’ reception
letter-fact-topic = Topic
letter-fact-due-on = Answer due
letter-fact-login = Sign-in name
letter-fact-until = The link works until
letter-fact-theme = Theme
letter-fact-day = Day
letter-fact-hours = Time
letter-fact-place = Place
letter-fact-online = Take part online
letter-fact-collect-until = Opinions can be sent beforehand until
letter-fact-had-been = Was planned for

letter-link-track = Follow your opinion
letter-link-send = Send another opinion
letter-link-case = Open the case
letter-link-open = Open the list
letter-link-password = Choose a password
letter-link-conference = See the conference

letter-received-subject = We have received your opinion
letter-received-thanks = Thank you for sending us your opinion. We have received it, and we will look into it and answer you.
letter-received-keep = Please keep the code and the secret: together they show you how the matter stands. Do not give the secret to anybody.
letter-received-next = Within two working days it goes to the office in charge. You will get a letter when the answer is there; there is nothing more you need to do.

letter-answered-subject = Your answer is ready
letter-answered-opening = Your opinion has been answered as follows.
letter-answered-reply = The body to which we passed your opinion has replied. This is what it says.
letter-answered-checked = What was checked
letter-answered-ground = Legal ground
letter-answered-solution = Answer
letter-answered-next = If anything is unclear, please contact us at the address or telephone number below and tell us the code.

letter-transferred-subject = Passed on to the competent body
letter-transferred-opening = What you raised is beyond our authority, so we have passed it on to the body that can decide.
letter-transferred-next = We keep following it and will tell you as soon as there is a reply; you need not send it again.

letter-closed-subject = Your case is closed
letter-closed-opening = Work on your opinion has ended.
letter-closed-note = Note
letter-closed-next = If what you see in fact is different, please tell us and name the code.
letter-outcome-resolved = Resolved
letter-outcome-in-progress = Being worked on
letter-outcome-explained = Explained
letter-outcome-roadmap = Not yet, with a road map
letter-outcome-transferred = Beyond our authority, passed on
letter-outcome-withdrawn = Withdrawn at your wish
letter-outcome-not-processed = Not processed
letter-outcome-guided = Guidance given
letter-outcome-forwarded = Passed on according to the law

letter-aside-subject = Result of our review
letter-aside-opening = Thank you for sending us your opinion. We have looked at it and will not take it further.
letter-aside-no-content = The reason: we could not make out the matter from what was sent. Please send it again and tell us what it is about, where, and since when.
letter-aside-already-answered = The reason: the matter was answered before and nothing new was added. If there is something new, please send another opinion.
letter-aside-praise = The reason: you sent us your thanks, and there is nothing to be settled. We are grateful and will pass them on.
letter-aside-not-public = The reason: the matter is not the duty of a public body. Those concerned can agree among themselves or ask the village’s mediation group for help.
letter-aside-other = The reason is given below.
letter-aside-note = Guidance
letter-aside-next = If you think we misunderstood you, please send another opinion or contact us directly.

letter-redirected-subject = How to go on
letter-redirected-opening = Thank you for turning to us. For what you raised, the law has a procedure of its own, which protects your rights better than an opinion can.
letter-redirected-how = Please hand in a written request, or come in person, at the place below. Bring the papers that belong to it, if you have any.
letter-redirected-next = The reception officer will help you to write it if you wish. Please note: the time limit is usually 90 days from the day you learned of the matter.

letter-assigned-subject = An opinion was assigned to you
letter-assigned-opening = A citizen’s opinion was given to you or your office to answer.
letter-assigned-note = A word from the assigner
letter-supports-subject = Your support is asked for
letter-supports-opening = Your office was asked to support the answer to a citizen’s opinion.
letter-draft-waits-subject = A draft waits for approval
letter-draft-waits-opening = A draft answer waits for your approval.
letter-draft-returned-subject = Your draft came back
letter-draft-returned-opening = Your draft answer was returned for improvement. The reason is in the case; the term goes on.
letter-approved-subject = An answer waits for its number
letter-approved-opening = An answer was approved and waits to be numbered and issued.
letter-urgent-subject = An urgent matter
letter-urgent-opening = An opinion was marked as urgent.
letter-look-subject = Something needs your attention
letter-look-opening = Something in the system needs your attention. This letter does not say what.

letter-account-subject = Your account is ready
letter-account-opening = { $name }, you now have an account at { $unit }. Please open the link below and choose a password.
letter-reset-subject = Choose a new password
letter-reset-opening = A new password was asked for the account of { $name } at { $unit }.
letter-account-not-you = The link works once. If it was not you who asked, ignore this letter: nothing changes.

letter-announced-subject = Dialogue conference announced
letter-announced-opening = You are invited to the dialogue conference with the people.
letter-announced-opening-staff = The dialogue conference with the people has been publicly announced.
letter-postponed-subject = Dialogue conference: new time or place
letter-postponed-opening = The dialogue conference has a new time or place. Here is what holds now; please ignore the earlier notice.
letter-cancelled-subject = Dialogue conference called off
letter-cancelled-opening = The dialogue conference below will not take place. The opinion you sent will be looked into and answered in time all the same.
letter-cancelled-opening-staff = The dialogue conference below will not take place. Opinions sent beforehand are dealt with in time all the same.
letter-conference-agenda = Programme
letter-conference-reason = Reason
letter-conference-next = The opinion you sent will be raised at the conference. You can send more until the day given above, or speak there in person.
letter-promise-moved-subject = The day of the answer has changed
letter-promise-moved-opening = Your matter needs more time. This is the new day.
letter-fact-promised-before = Promised before
letter-fact-promised-now = Promised now
letter-promise-moved-why = Why
