//! The command line: reads the configuration, starts the log, hands over to one command.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use doithoai::commands::{
    backup::BackupArgs, check, demo, demo::DemoArgs, health, law, mail::MailCommand, migrate,
    restore::RestoreArgs, seed::SeedArgs, serve, staff::StaffCommand, verify,
};
use doithoai::config::Config;
use doithoai::{commands, telemetry};

/// The system's allocator would keep what each hashed password took.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Đối Thoại: dialogue conferences and citizens' opinions of a Vietnamese commune.
///
/// Exit codes: 0 done, 1 not done or something found wrong, 2 the command line or the configuration is wrong.
#[derive(Debug, Parser)]
#[command(name = "doithoai", version)]
struct Cli {
    /// Address and port to listen on
    #[arg(long, global = true)]
    listen: Option<String>,
    /// The data folder
    #[arg(long, global = true)]
    data_dir: Option<String>,
    /// `sqlite:…` or `postgres://…`
    #[arg(long, global = true)]
    database_url: Option<String>,
    /// How people reach the site from outside
    #[arg(long, global = true)]
    public_url: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the site (the default)
    Serve,
    /// Fills a new data folder with a realistic commune and serves it
    Demo(DemoArgs),
    /// Brings the database's schema up to date
    Migrate,
    /// Looks at configuration, database, storage and SMTP; names the key that is wrong
    Check,
    /// Asks a running server on this machine whether it lives
    Health,
    /// Accounts of staff
    #[command(subcommand)]
    Staff(StaffCommand),
    /// Letters that are held
    #[command(subcommand)]
    Mail(MailCommand),
    /// Writes everything into one file, while the server may run
    Backup(BackupArgs),
    /// Brings a backup back into an empty installation
    Restore(RestoreArgs),
    /// Checks the database, every journal chain and every file
    Verify,
    /// Makes realistic bulk data
    Seed(SeedArgs),
    /// Prints the OpenAPI document
    Openapi,
    /// Prints the tables of transitions and permissions
    Law,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    if matches!(cli.command, Some(Command::Law)) {
        law::run();
        return ExitCode::SUCCESS;
    }
    let mut flags = Vec::new();
    for (key, value) in [
        ("listen", cli.listen),
        ("data_dir", cli.data_dir),
        ("database_url", cli.database_url),
        ("public_url", cli.public_url),
    ] {
        if let Some(value) = value {
            flags.push((key, value));
        }
    }
    let config = match Config::read(&flags) {
        Ok(config) => config,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    telemetry::start(config.log);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("the runtime could not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let done = runtime.block_on(run(config, cli.command.unwrap_or(Command::Serve)));
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

async fn run(config: Config, command: Command) -> Result<bool, String> {
    match command {
        Command::Serve => serve::run(config).await.map(|()| true),
        Command::Demo(args) => demo::run(config, args).await.map(|()| true),
        Command::Migrate => migrate::run(&config).await.map(|()| true),
        Command::Check => Ok(check::run(&config).await),
        Command::Health => Ok(health::run(&config).await),
        Command::Staff(command) => {
            let (app, _lock) = serve::open(config).await?;
            println!("{}", commands::staff::run(&app, command).await?);
            Ok(true)
        }
        Command::Mail(command) => {
            let (app, _lock) = serve::open(config).await?;
            println!("{}", commands::mail::run(&app, command).await?);
            Ok(true)
        }
        Command::Backup(args) => commands::backup::run(&config, args).await.map(|()| true),
        Command::Restore(args) => commands::restore::run(&config, args).await.map(|()| true),
        Command::Verify => verify::run(&config).await,
        Command::Seed(args) => commands::seed::run(&config, args).await.map(|()| true),
        Command::Openapi => {
            let text = doithoai::web::api::openapi().to_pretty_json().map_err(|e| e.to_string())?;
            println!("{text}");
            Ok(true)
        }
        Command::Law => Ok(true),
    }
}
