//! Đối Thoại: dialogue conferences and citizens' opinions of a Vietnamese commune, from plan to closure.

pub mod acts;
pub mod app;
pub mod commands;
pub mod config;
pub mod files;
pub mod jobs;
pub mod mail;
pub mod messages;
pub mod shares;
pub mod store;
pub mod telemetry;
pub mod web;
