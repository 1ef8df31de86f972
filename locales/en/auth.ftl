# Signing in
sign-in-title = Sign in
sign-in-first = Please sign in to open this page.
sign-in-after-password = Your password is set. Please sign in with it.
sign-in-after-leaving = You have signed out.
sign-in-after-set-up = The set-up is done. Please sign in with the account you have made.
sign-in-code-title = Enter your code
sign-in-code = One-time code
sign-in-code-hint = The six digits that your authenticator app shows.
sign-in-again = Start again
error-sign-in = The login or the password is wrong.
error-sign-in-too-many = Too many tries. Please wait about { $minutes } minutes, or choose a new password.
error-code = The code is wrong or was used before. Wait for the next one and enter it.
error-code-start-again = Scan the new picture above, then enter the code.

# Forgotten and new passwords
forgotten-title = Forgotten password
forgotten-lead = You will be sent a link to choose a new password.
forgotten-account = Login or e-mail address
forgotten-account-hint = The letter goes to the address of your account.
forgotten-submit = Send the link
forgotten-sent-title = Look at your e-mail
forgotten-sent = If the account exists, a link has been sent to its address; it works for one hour. If nothing comes, look among the unwanted mail or ask your administrator.
link-expired-title = This link no longer works
link-expired = Each link works once and for a limited time. Get a new one, or ask your administrator to send it again.
password-first-title = Choose a password for your new account
password-new-title = Choose a new password
password-new = New password
password-hint = At least { $least } characters. A sentence that you remember and nobody guesses is best; no digits or signs are required.
password-submit = Save the password
password-current = Present password
password-change-title = Change your password
password-change-lead = Other machines where you are signed in will have to sign in again.
error-password-short = The password needs at least { $least } characters.
error-password-long = The password has more than { $most } characters. Choose a shorter one.
error-password-common = This password is too easy to guess. Choose another.
error-password-wrong = The password is wrong.

# First set-up
set-up-title = First set-up
set-up-lead = Name the commune and make the first administrator's account. The usual offices are made for you.
set-up-kind = Kind of unit
unit-kind-xa = Commune
unit-kind-phuong = Ward
unit-kind-dac-khu = Special zone
set-up-place = Name of the commune or ward
set-up-place-hint = The bare name, for example: An Khê Thượng.
set-up-code = Code of the unit
set-up-code-hint = The official code of five digits, or the name without accents. It is part of addresses.
set-up-prefix = Beginning of opinion codes
set-up-prefix-hint = 2 to 6 letters without accents or digits, for example: AKT.
set-up-phone = Phone of the office
set-up-address = Address of the office
set-up-reply-to = Mail box of the office
set-up-reply-to-hint = Answers of citizens and officers to letters come here, so somebody should read it every day.
set-up-name = Full name of the administrator
set-up-clerk = This person also works as the office's clerk (intake, classification, publication)
set-up-submit = Finish the set-up
error-unit-code = A code has 2 to 30 letters without accents, digits or dashes.
error-prefix = Enter 2 to 6 letters without accents or digits.
error-unit-taken = This code or beginning is taken. Choose another.

# Accounts
account-title = My account
account-name = Full name
account-post = Post
account-post-hint = As letters print it, for example: Phó Chủ tịch UBND.
account-email = E-mail address
account-email-hint = The link for the password and letters about work go here.
account-phone = Phone
account-office = Office
account-village = Village
account-village-hint = For heads of villages only.
account-roles = Roles
account-lang = Language
account-lang-hint = Of pages at the desk and letters to you.
account-shortcuts = Use keyboard shortcuts
account-save = Save
account-none = None
account-login-hint = 3 to 40 characters: letters without accents, digits, dot, dash, underscore.
account-who-changes = Name, post and roles are changed by the administrator of your commune.
account-safety = Keeping your account safe
account-done = Saved.
account-done-password = Your password is changed. Other machines were signed out.
account-done-factor = The second step is on. Other machines were signed out.
account-done-factor-dropped = The second step is off. Other machines were signed out.

# Second step
factor-title = Turn on the second step
factor-lead = Open the authenticator app on your phone, scan the picture below and enter the six digits that the app shows.
factor-picture = QR picture for the authenticator app
factor-by-hand = If it cannot be scanned, type:
factor-code = Code in the app
factor-code-hint = Six digits.
factor-password = Your password
factor-submit = Turn on the second step
factor-on = The second step is on.
factor-replace = Move it to another phone
factor-drop-title = Turn off the second step
factor-drop-lead = After that the password alone opens your account.
factor-drop-submit = Turn off the second step

# Sessions
session-title = Where you are signed in
session-browser = Browser
session-seen = Last used
session-this = (this machine)
session-end = Sign out
session-end-all = Sign out everywhere
session-end-all-hint = Tokens for programs end too.
session-unknown = Another browser

# Tokens
token-title = Tokens for programs
token-lead = With a token another program works in your name, never beyond your rights. Give it to nobody. When you change your password or sign out everywhere, all tokens end.
token-list = Tokens in use
token-none = No tokens yet.
token-label = What it is for
token-label-hint = For example: weekly report.
token-until = Good until
token-used = Last used
token-scopes = What it may do
token-scopes-hint = Every token reads what you read on the ordinary lists. Add only what the program really needs.
token-scope-read = Read
token-scope-act = Act in your name
token-scope-hint-act = Classify, assign, draft, issue and every other step that your rights allow.
token-scope-restricted = Open restricted matters, see senders
token-scope-hint-restricted = Only where you have that right. Every look is written into the journal.
token-days = Good for
token-days-choice = { $n } days
error-token-scope = There is no such permission. Choose from the list.
error-token-days = Choose from 1 to 365 days.
token-never = Never
token-revoke = Revoke
token-new = Make a new token
token-submit = Make a token
token-fresh = New token
token-fresh-hint = Copy it now: it is shown this once.
error-too-many-tokens = There are too many tokens. Revoke those that are no longer used.

# Colleagues
colleagues-title = Staff accounts
colleagues-active = Working
colleagues-disabled = Disabled
colleague-new-title = Add an account
colleague-new-lead = The person will get a letter with a link to choose a password.
colleague-add = Add the account
colleague-waiting = (no password yet)
colleague-since = Disabled since
colleague-open = Opinions still held
colleague-open-none = None
colleague-is-disabled = disabled
colleague-enable = Let the account work again
colleague-enable-hint = Save this form to let the account work again. The person will get a link to choose a new password.
colleague-more = More
colleague-link = Send a link for the password
colleague-link-hint = If the letter did not arrive or the password is forgotten. Earlier links stop working.
colleague-disable = Disable the account
colleague-disable-hint = The person is signed out at once and cannot sign in again. What the person holds stays listed for somebody else.
colleague-done-added = The account is made and the letter is sent.
colleague-done = Saved.
colleague-done-disabled = The account is disabled.
colleague-done-link = The link is sent.
error-login = A login has 3 to 40 characters: letters without accents, digits, dot, dash, underscore.
error-login-taken = This login is taken. Choose another.
error-unknown-role = There is no such role in this unit.
error-choose-role = Choose at least one role.
error-officer-needs-office = A professional officer needs an office.
error-village-head-needs-village = A head of village needs a village.
error-own-roles = Nobody changes the own roles. Ask another administrator.
error-last-administrator = This is the last administrator. Appoint another first.
error-disable-oneself = Nobody disables the own account.
error-account-disabled = This account is disabled.

# Roles
role-hint-party-secretary = co-chairs conferences, sees restricted items
role-hint-chair = assigns, approves answers, sees restricted items
role-hint-vice-chair = assigns and approves in the Chair's place
role-hint-clerk = intake, classification, numbers, publication, conferences
role-hint-officer = drafts answers in the office's field
role-hint-reception-officer = receives citizens, sees restricted items
role-hint-monitor = reads and urges only
role-hint-village-head = logs for the people of the village
role-hint-province = sees conferences and public versions of the communes
role-hint-administrator = accounts and lists, no opinions

# Waiting for a yes
nav-proposals = To confirm
proposals-title = Roles waiting to be confirmed
proposals-lead = Roles that open restricted matters, and the mail address and password links of whoever holds one, take effect only when the secretary or the chair, other than who asked, confirms.
proposals-empty = Nothing waits to be confirmed.
proposals-done-confirmed = Confirmed. The secretary, the chair and the person of the account are told by letter.
proposals-done-refused = Refused. Nothing changes.
proposal-role = Give the role { $what }
proposal-address = Change the mail address to { $what }
proposal-link = Send a link for a new password to { $what }
proposal-for = For
proposal-asked-by = Asked by
proposal-asked-at = At
proposal-operator = The operator of the server
proposal-confirm = Confirm
proposal-refuse = Refuse
proposal-not-you = Somebody else must confirm this.
proposal-waits = waiting to be confirmed
account-proposals = Something asked about your account waits to be confirmed
colleague-waiting-title = Waiting for the secretary or the chair
colleague-waiting-nobody = No secretary or chair uses the system yet. Please ask the operator of the server to run: doithoai staff confirm { $login }
colleague-done-waits = Saved. What opens restricted matters waits for the secretary or the chair and has no effect yet.
colleague-load-own = This person holds { $n ->
    [one] one open opinion
   *[other] { $n } open opinions
 }.
colleague-load-office = The only officer of an office that has { $n ->
    [one] one open opinion
   *[other] { $n } open opinions
 } given to nobody by name. Afterwards nobody works on them.
colleague-load-none = This person holds no open opinion.
colleague-left-own = { $n } of this person's own without anybody
colleague-left-office = { $n } of the office without anybody
error-leaders-confirm = The unit has a secretary or chair who uses the system. That person confirms this.

# Letters about accounts
letter-by-operator = The operator of the server
letter-proposal-subject = Something waits to be confirmed
letter-proposal-role = { $by } asks to give the role { $what } to { $name } ({ $login }). This role opens restricted matters.
letter-proposal-address = { $by } asks to change the mail address of the account of { $name } ({ $login }) to { $what }. This account opens restricted matters.
letter-proposal-link = { $by } asks to send a link for a new password to the account of { $name } ({ $login }). This account opens restricted matters.
letter-proposal-decide = Nothing has changed yet. The secretary or the chair, other than who asked, confirms or refuses it in the list below. The person of the account may also confirm the own address and link.
letter-proposal-stranger = If this looks strange to you, please tell the secretary, the chair and the administrator at once.
letter-guarded-subject = An account that opens restricted matters has changed
letter-guarded-role-given = { $name } ({ $login }) now holds the role { $what }. Confirmed by: { $by }.
letter-guarded-role-refused = The role { $what } was not given to { $name } ({ $login }). Refused by: { $by }.
letter-guarded-role-taken = { $name } ({ $login }) no longer holds the role { $what }. Changed by: { $by }.
letter-guarded-address-changed = The mail address of the account of { $name } ({ $login }) is now { $what }. Confirmed by: { $by }.
letter-guarded-address-refused = The mail address of the account of { $name } ({ $login }) was not changed to { $what }. Refused by: { $by }.
letter-guarded-link-sent = A link for a new password was made for the account of { $name } ({ $login }). Decided by: { $by }.
letter-guarded-link-refused = No link for a new password was sent to the account of { $name } ({ $login }). Refused by: { $by }.
letter-guarded-password-set = The password of the account of { $name } ({ $login }) was set anew. Set by: { $by }.
letter-guarded-disabled = The account of { $name } ({ $login }) was disabled. By: { $by }.
letter-guarded-renamed = Name or post of the account { $login } was changed; the name now reads { $name }. Please see the post on the page of accounts. Changed by: { $by }.
letter-left-behind-subject = Matters without anybody to work on them
letter-left-behind-opening = { $name } no longer works on the matters given to that account. Open matters without anybody to work on them: { $n }. Please give them to somebody else.
