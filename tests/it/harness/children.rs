//! Child processes that never outlive their test.

use std::process::{Child, Command, ExitStatus};
use std::time::Instant;

use super::wait::{PATIENCE, STEP};

/// A child that is killed and reaped when dropped.
pub struct Kept(Child);

impl Kept {
    /// Starts the command.
    pub fn start(command: &mut Command) -> Kept {
        let program = command.get_program().to_owned();
        Kept(command.spawn().unwrap_or_else(|e| panic!("{} does not start: {e}", program.display())))
    }

    /// The process itself, for its pipes and its id.
    pub fn child(&mut self) -> &mut Child {
        &mut self.0
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().expect("a child of ours can be asked")
    }

    /// `kill -9`: no goodbye, nothing flushed.
    pub fn kill(&mut self) {
        self.0.kill().expect("a child of ours can be killed");
        self.0.wait().expect("a child of ours can be awaited");
    }

    /// Sends a signal by name, for example `TERM` or `STOP`.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("/bin/sh")
            .args(["-c", "kill -\"$1\" \"$2\"", "kill", name, &self.0.id().to_string()])
            .status()
            .expect("the shell starts");
        assert!(sent.success(), "signal {name} was not delivered");
    }

    /// Waits for its end; panics when it stays.
    pub fn wait(&mut self) -> ExitStatus {
        let began = Instant::now();
        loop {
            if let Some(status) = self.ended() {
                return status;
            }
            assert!(began.elapsed() < PATIENCE, "the process did not end within {PATIENCE:?}");
            std::thread::sleep(STEP);
        }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A loopback port that was free a moment ago.
pub fn free_port() -> u16 {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a free port");
    taken.local_addr().expect("a bound socket has an address").port()
}
