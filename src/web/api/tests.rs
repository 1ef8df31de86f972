//! The document is true: it is valid, its references lead somewhere, and it names exactly what is mounted.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{described, openapi, table};
use domain::{conference, opinion};

fn document() -> Value {
    serde_json::from_str(&openapi().to_json().expect("the document is JSON")).expect("it parses")
}

fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().expect("paths");
    paths
        .iter()
        .flat_map(|(path, item)| {
            let item = item.as_object().expect("a path item").clone();
            item.into_iter().map(move |(method, operation)| (path.clone(), method, operation))
        })
        .collect()
}

fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                match value {
                    Value::String(to) if name == "$ref" => found.push(to),
                    _ => references(value, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(!found.is_empty());
    for to in found {
        let pointer = to.strip_prefix('#').expect("references stay inside");
        assert!(document.pointer(pointer).is_some(), "{to} leads nowhere");
    }
}

#[test]
fn every_operation_is_described() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    let mut ids = BTreeSet::new();
    for (path, method, operation) in operations(&document) {
        let here = format!("{method} {path}");
        let id = operation["operationId"].as_str().expect(&here);
        assert!(ids.insert(id.to_owned()), "{id} is used twice");
        assert!(!operation["summary"].as_str().expect(&here).is_empty());
        assert!(operation["tags"][0].is_string(), "{here} has no tag");
        let responses = operation["responses"].as_object().expect(&here);
        assert!(responses.keys().any(|status| status.starts_with('2')), "{here} never succeeds");
        for (status, response) in responses {
            assert!(response["description"].is_string(), "{here} {status}");
            assert!(status == "204" || response["content"].is_object(), "{here} {status} has no body");
        }
        for name in path.split('/').filter(|part| part.starts_with('{')) {
            let name = name.trim_matches(['{', '}']);
            let parameters = operation["parameters"].as_array().expect(&here);
            let told =
                parameters.iter().any(|p| p["in"] == "path" && p["name"] == name && p["required"] == true);
            assert!(told, "{here} does not describe {name}");
        }
        for requirement in operation["security"].as_array().unwrap_or(&Vec::new()) {
            for scheme in requirement.as_object().expect(&here).keys() {
                assert!(document["components"]["securitySchemes"][scheme].is_object(), "{scheme}");
            }
        }
    }
}

#[test]
fn the_document_names_exactly_what_is_mounted() {
    let described_paths: BTreeSet<String> = described().into_openapi().paths.paths.into_keys().collect();
    let mut mounted = BTreeSet::new();
    let mut count = 0;
    for endpoint in table() {
        let (_, paths, _) = endpoint.mounted();
        count += 1;
        mounted.extend(paths.paths.into_keys());
    }
    assert_eq!(described_paths, mounted);
    assert_eq!(operations(&document()).len(), count, "two operations share method and address");
}

#[test]
fn every_act_of_the_law_has_an_address() {
    let document = document();
    let inside = ["submit", "log", "answer_on_spot", "open_restricted"];
    for act in opinion::Act::ALL.iter().filter(|act| !inside.contains(&act.as_str())) {
        let path = format!("/api/v1/opinions/{{code}}/{act}");
        assert!(document["paths"][&path]["post"].is_object(), "{path}");
    }
    for act in conference::Act::ALL.iter().filter(|act| act.as_str() != "plan") {
        let path = format!("/api/v1/conferences/{{code}}/{act}");
        assert!(document["paths"][&path]["post"].is_object(), "{path}");
    }
}

#[test]
fn the_once_token_of_forms_comes_by_header_only() {
    let document = document();
    let schemas = document["components"]["schemas"].as_object().expect("schemas");
    assert!(schemas.contains_key("SubmissionForm"));
    for (name, schema) in schemas {
        assert!(schema["properties"]["once"].is_null(), "{name}");
    }
}
