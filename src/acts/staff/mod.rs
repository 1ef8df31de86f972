//! Accounts: how people get in, what they may change themselves, and what administrators do.
//!
//! - for everybody: sign_in, session (present, sign_out, sign_out_everywhere, end_session), forgotten (ask, reset),
//!   change_password, second_factor (begin, confirm, drop), token (issue, revoke), preferences
//! - for administrators and the command line: add, change, disable, link (send, print)
//! - for a second person, where restricted things open: confirm, refuse
//! - for an empty installation: set_up

mod account;
mod add;
mod author;
mod change;
mod change_password;
mod confirm;
mod disable;
mod forgotten;
mod link;
mod password;
mod preferences;
mod proposal;
mod second_factor;
mod session;
mod set_up;
mod sign_in;
mod step;
mod token;

pub use account::{AccountForm, roles_of};
pub use add::{Added, add};
pub use author::Author;
pub use change::{change, colleague};
pub use change_password::{PasswordForm, change_password};
pub use confirm::{DecisionForm, Waiting, asked, confirm, confirm_by_command, refuse, waiting};
pub use disable::{DisableForm, disable};
pub use forgotten::{NewPasswordForm, Opened, ResetForm, ask_reset, opened, reset};
pub use link::{fresh_link, send_link};
pub use password::{LEAST as PASSWORD_LEAST, MOST as PASSWORD_MOST, set_demo_password, set_password};
pub use preferences::{PreferencesForm, prefer};
pub use proposal::{Effect, asked_roles, has_confirmer, role_of};
pub use second_factor::{
    DropForm, Enrolment, SecondFactorForm, begin_totp, confirm_totp, drop_totp, resume_totp,
};
pub use session::{Bearer, Present, bearer, end_session, present, sign_out, sign_out_everywhere};
pub use set_up::{OFFICES, SetUpForm, may_set_up, set_up, set_up_link};
pub use sign_in::{Admission, Caller, SignInForm, SignedIn, sign_in};
pub use token::{DAYS as TOKEN_DAYS, TokenForm, issue_token, issue_token_by_command, revoke_token};

#[cfg(test)]
pub(crate) mod walk;
