# Letters to citizens, staff and those invited.

letter-greeting = Dear Sir or Madam,
letter-greeting-to = To: { $who }
letter-greeting-staff = Dear colleague,
letter-office-system = Đối Thoại
letter-foot-address = Address: { $address }
letter-foot-phone = Phone: { $phone }
letter-foot-automatic = This letter was sent automatically.

letter-fact-code = Code
letter-fact-secret = Secret
letter-fact-received-on = Received on
letter-fact-answer-by = Answer at the latest on
letter-fact-document = Document of the answer
letter-fact-checked-on = Checked on
letter-fact-responsible = Responsible
letter-fact-accepted = On your proposal
letter-fact-done-before = To be done by
letter-fact-signer = Signed by
letter-fact-body = Passed on to
letter-fact-reply-by = If there is no reply, the commune asks again on
letter-fact-go-to = Where to go
letter-fact-reception = Place and hours of citizens’ reception
letter-fact-title = Title
letter-fact-village = Village
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

letter-note = A word to you

letter-received-subject = Receipt for your opinion
letter-received-thanks = Thank you: { $unit } has received your opinion, and will look into it and answer you.
letter-received-keep = Please keep the code and the secret: together they show you how the matter stands. Do not give the secret to anybody.
letter-received-next = The commune office reads it, classifies it and passes it to the office in charge. The answer is sent to this address and can be read on the tracking page; there is nothing more you need to do.

letter-answered-subject = Your answer is ready
letter-answered-opening = This is how { $unit } answers your opinion.
letter-answered-reply = Your opinion was passed on to: { $body }. This is the reply.
letter-answered-document = No. { $number }, { $on }
letter-answered-question = Your opinion
letter-answered-checked = What was found
letter-answered-ground = Legal ground
letter-answered-accepted-why = Reason
letter-answered-solution = Answer
letter-answered-next = If anything is unclear, please get in touch at the address or phone number below and name the code.

letter-transferred-subject = Passed on to the competent body
letter-transferred-opening = What you raised is beyond the authority of { $unit }, so it was passed on to the body that can decide.
letter-transferred-next = When that body replies, the reply is sent to this address; you need not send your opinion again.

letter-moved-subject = A new day for your answer
letter-moved-opening = With apologies from { $unit }: your opinion needs more time than was promised.
letter-moved-reason = Reason
letter-moved-next = Your opinion is still being worked on; you need not send it again.

letter-reopened-subject = Your opinion is being looked at again
letter-reopened-opening = The leaders of { $unit } have opened your opinion again.

letter-closed-subject = What became of your opinion
letter-closed-resolved = The matter you raised was settled by { $unit }.
letter-closed-explained = The matter you raised was explained by { $unit }. Your opinion is closed with this.
letter-closed-transferred = The matter you raised is beyond the authority of { $unit } and is settled by another body. Your opinion is closed with this.
letter-closed-withdrawn = As you wished to withdraw it, your opinion was closed by { $unit }.
letter-closed-other = Your opinion was closed by { $unit } as the law provides.
letter-closed-next = If what you see in fact is different, please say so at the address or phone number below and name the code.
letter-going-on-subject = Your matter is being worked on
letter-going-on-opening = The matter you raised is being worked on by { $unit }.
letter-roadmap-subject = Your matter has a road map
letter-roadmap-opening = The matter you raised cannot be settled at once; { $unit } has a road map for it.

letter-thanks-subject = Your thanks have arrived
letter-thanks-opening = Your thanks have reached { $unit }, which is grateful for them.

letter-aside-subject = Result of our review
letter-aside-opening = Thank you for sending your opinion to { $unit }. After a review it will not be taken further.
letter-aside-no-content = The reason: what was sent does not make the matter clear. Please send it again and say what it is about, where, and since when.
letter-aside-already-answered = The reason: the matter was answered before and nothing new was added. If there is something new, please send another opinion.
letter-aside-not-public = The reason: the matter is not the duty of a public body. Those concerned can agree among themselves or ask the village’s mediation group for help.
letter-aside-other = The reason is given below.
letter-aside-note = Guidance
letter-aside-next = If you were misunderstood, please send another opinion or get in touch at the address or phone number below.

letter-redirected-subject = How to go on
letter-redirected-opening = Thank you for turning to { $unit }. For what you raised, the law has a procedure of its own, which protects your rights better than an opinion can.
letter-redirected-how = Please hand in a written request, or come in person, at the place below. Bring the papers that belong to it, if you have any.
letter-redirected-next = You can ask the reception officer how to write it. Please note: the time limit for a complaint is 90 days from the day you received or learned of the decision or act.

letter-assigned-subject = An opinion was assigned to you
letter-assigned-opening = A citizen’s opinion was given to you or your office to answer.
letter-assigned-note = A word from the assigner
letter-supports-subject = Your support is asked for
letter-supports-opening = Your office was asked to support the answer to a citizen’s opinion.
letter-draft-waits-subject = A draft waits for approval
letter-draft-waits-opening = A draft answer waits for your approval.
letter-draft-returned-subject = Your draft came back
letter-draft-returned-opening = Your draft answer was returned for improvement; the term goes on.
letter-draft-returned-reason = Why it was returned
letter-approved-subject = An answer waits to be issued
letter-approved-opening = An answer was approved and waits to be issued.
letter-urgent-subject = An urgent matter
letter-urgent-opening = An opinion was marked as urgent. Please open it at once.
letter-look-subject = Something needs your attention
letter-look-opening = Something in the system needs your attention. This letter does not say what.
letter-shielded-subject = Something has to be read and classified
letter-shielded-opening = An opinion that has just come in is shielded until somebody reads and classifies it. This letter does not say what it is about.
letter-province-subject = Something was handed up to the province
letter-province-opening = Nobody at { $unit } may see a certain matter any more, so it goes to the province’s reception officer. This letter does not say what it is about.

letter-account-subject = Your account is ready
letter-account-opening = { $name }, you now have an account at { $unit }. Please open the link below and choose a password.
letter-reset-subject = Choose a new password
letter-reset-opening = A new password was asked for the account of { $name } at { $unit }.
letter-account-not-you = The link works once. The account was made by the administrator of { $unit }. If you do not work there, ignore this letter: without a password nobody gets in.
letter-reset-not-you = The link works once. If it was not you who asked, ignore this letter: nothing changes.

letter-announced-subject = Dialogue conference announced
letter-announced-opening = You are invited by { $unit } to the dialogue conference with the people.
letter-announced-opening-staff = The dialogue conference with the people has been publicly announced by { $unit }.
letter-postponed-subject = Dialogue conference: new time or place
letter-postponed-opening = The dialogue conference of { $unit } has a new time or place. Here is what holds now; please ignore the earlier notice.
letter-cancelled-subject = Dialogue conference called off
letter-cancelled-opening = The dialogue conference below will not be held by { $unit }. The opinion you sent is looked into and answered all the same.
letter-cancelled-opening-staff = The dialogue conference below will not be held by { $unit }. Opinions sent beforehand are dealt with as usual.
letter-conference-agenda = Programme
letter-conference-reason = Reason
letter-fact-promised-before = Promised before
letter-fact-promised-now = Promised now
letter-conference-next = The opinion you sent is raised at the conference. You can send more until the day given above, or speak there in person.
