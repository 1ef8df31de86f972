//! One operation with its handler and its description together, so that neither exists without the other.

use axum::routing::MethodRouter;
use utoipa::ToSchema;
use utoipa::openapi::path::{
    HttpMethod, Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn, Paths,
};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{ContentBuilder, Header, Object, PathItem, Ref, RefOr, Required, ResponseBuilder};
use utoipa_axum::router::UtoipaMethodRouter;

use super::problem::Report;
use crate::app::App;

/// The name of the security scheme of staff.
pub const BEARER: &str = "token";
/// The name of the security scheme of citizens.
pub const SECRET: &str = "secret";

type Named = (String, RefOr<Schema>);

/// One operation of the API.
pub struct Endpoint {
    method: HttpMethod,
    path: String,
    operation: OperationBuilder,
    schemas: Vec<Named>,
    handler: MethodRouter<App>,
}

impl Endpoint {
    /// An operation that reads.
    pub fn get(path: &str, id: &str, summary: &str, handler: MethodRouter<App>) -> Endpoint {
        Endpoint::new(HttpMethod::Get, path, id, summary, handler)
    }

    /// An operation that changes something.
    pub fn post(path: &str, id: &str, summary: &str, handler: MethodRouter<App>) -> Endpoint {
        let mut endpoint = Endpoint::new(HttpMethod::Post, path, id, summary, handler);
        let key = header("Idempotency-Key", "8 to 200 visible ASCII characters: the same key is done once.");
        endpoint.operation = endpoint.operation.parameter(key);
        endpoint
            .problem(400, "The body is not JSON, or the Idempotency-Key cannot be one.")
            .problem(413, "The body is too large.")
            .problem(415, "The body is not of a type that is read here.")
            .problem(422, "Something in the body needs mending; `errors` says what.")
            .problem(429, "Too many requests; `Retry-After` says when to come back.")
    }

    fn new(method: HttpMethod, path: &str, id: &str, summary: &str, handler: MethodRouter<App>) -> Endpoint {
        let mut operation = OperationBuilder::new().operation_id(Some(id)).summary(Some(summary));
        for name in path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
            operation = operation.parameter(parameter(name, ParameterIn::Path, "The public code."));
        }
        operation = operation
            .parameter(header("Accept-Language", "`vi` (default) or `en`, for sentences and names."));
        let mut endpoint =
            Endpoint { method, path: path.to_owned(), operation, schemas: Vec::new(), handler };
        endpoint.learn::<Report>();
        if path.contains('{') {
            endpoint =
                endpoint.problem(404, "No such thing, or not for these eyes: the same answer for both.");
        }
        endpoint.problem(503, "Too busy; nothing was written.")
    }

    /// The group it is shown in.
    pub fn tag(mut self, tag: &str) -> Endpoint {
        self.operation = self.operation.tag(tag);
        self
    }

    /// Further words.
    pub fn describe(mut self, words: &str) -> Endpoint {
        self.operation = self.operation.description(Some(words));
        self
    }

    /// A value behind the question mark.
    pub fn query(mut self, name: &str, words: &str) -> Endpoint {
        self.operation = self.operation.parameter(parameter(name, ParameterIn::Query, words));
        self
    }

    /// Pages by key: `after` and `limit`.
    pub fn paged(self) -> Endpoint {
        self.query("after", "The `next` of the page before.")
            .query("limit", "Lines of a page, 1 to 100; 50 unless given.")
            .problem(422, "A filter is not one of the known words.")
    }

    /// The JSON body.
    pub fn body<T: ToSchema>(mut self) -> Endpoint {
        let schema = self.learn::<T>();
        self.operation = self.operation.request_body(Some(json_body(schema.into())));
        self
    }

    /// One of two JSON bodies: for citizens, and with a token.
    pub fn either_body<A: ToSchema, B: ToSchema>(mut self) -> Endpoint {
        let (first, second) = (self.learn::<A>(), self.learn::<B>());
        let either = utoipa::openapi::schema::OneOfBuilder::new().item(first).item(second);
        self.operation = self.operation.request_body(Some(json_body(either.into())));
        self
    }

    /// A body of files.
    pub fn multipart(mut self) -> Endpoint {
        let file: Object = ObjectBuilder::new()
            .schema_type(Type::String)
            .content_media_type("application/octet-stream")
            .description(Some("JPEG, PNG, WebP or PDF, at most 10 MB."))
            .build();
        let purpose: Object = ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("With a token: `evidence` (default) or `answer`."))
            .build();
        let form = ObjectBuilder::new().property("purpose", purpose).property("file", file).required("file");
        let content = ContentBuilder::new().schema(Some(form)).build();
        let body =
            RequestBodyBuilder::new().content("multipart/form-data", content).required(Some(Required::True));
        self.operation = self.operation.request_body(Some(body.build()));
        self
    }

    /// A successful answer.
    pub fn answers<T: ToSchema>(mut self, status: u16, words: &str) -> Endpoint {
        let schema = self.learn::<T>();
        let mut response =
            ResponseBuilder::new().description(words).content("application/json", content(schema));
        if status == 201 {
            response = response.header("Location", Header::new(text("Where the new thing is.")));
        }
        self.operation = self.operation.response(status.to_string(), response);
        self
    }

    /// A successful answer of one of two kinds: for citizens, and with a token.
    pub fn answers_either<A: ToSchema, B: ToSchema>(mut self, status: u16, words: &str) -> Endpoint {
        let (first, second) = (self.learn::<A>(), self.learn::<B>());
        let either = utoipa::openapi::schema::OneOfBuilder::new().item(first).item(second);
        let either = ContentBuilder::new().schema(Some(either)).build();
        let response = ResponseBuilder::new().description(words).content("application/json", either);
        self.operation = self.operation.response(status.to_string(), response);
        self
    }

    /// A successful answer without a body.
    pub fn answers_nothing(mut self, words: &str) -> Endpoint {
        self.operation = self.operation.response("204", ResponseBuilder::new().description(words));
        self
    }

    /// An error.
    pub fn problem(mut self, status: u16, words: &str) -> Endpoint {
        let content = content(Ref::from_schema_name(Report::name()));
        let response = ResponseBuilder::new().description(words).content("application/problem+json", content);
        self.operation = self.operation.response(status.to_string(), response);
        self
    }

    /// Needs a personal token.
    pub fn for_staff(mut self) -> Endpoint {
        self.operation = self.operation.security(requirement(BEARER));
        self.problem(401, "The token is missing, unknown or revoked.")
            .problem(403, "Seen, but the law gives this to somebody else.")
    }

    /// An act: needs a personal token, and may come too late.
    pub fn for_acts(self) -> Endpoint {
        self.for_staff().problem(409, "A colleague was faster, or there is no such step from here.")
    }

    /// Opens with the secret, or with a token.
    pub fn for_either(mut self) -> Endpoint {
        self.operation = self.operation.security(requirement(SECRET)).security(requirement(BEARER));
        self.problem(401, "The token is unknown or revoked.")
            .problem(403, "Seen, but the law gives this to somebody else.")
    }

    /// Open to everybody; a token changes what it means.
    pub fn for_all_and_staff(mut self) -> Endpoint {
        self.operation =
            self.operation.security(SecurityRequirement::default()).security(requirement(BEARER));
        self.problem(401, "The token is unknown or revoked.")
            .problem(403, "The law gives this to somebody else.")
    }

    /// Route and description, as the router takes them.
    pub fn mounted(self) -> UtoipaMethodRouter<App> {
        let operation: Operation = self.operation.build();
        let mut paths = Paths::new();
        paths.paths.insert(self.path, PathItem::new(self.method, operation));
        (self.schemas, paths, self.handler)
    }

    /// Keeps a type's schema, and what it refers to; gives the reference to it.
    fn learn<T: ToSchema>(&mut self) -> Ref {
        let mut found = vec![(T::name().into_owned(), T::schema())];
        T::schemas(&mut found);
        for (_, schema) in &mut found {
            // The once-token of forms comes by the Idempotency-Key.
            if let RefOr::T(Schema::Object(object)) = schema {
                object.properties.remove("once");
            }
        }
        self.schemas.extend(found);
        Ref::from_schema_name(T::name())
    }
}

fn json_body(schema: RefOr<Schema>) -> utoipa::openapi::request_body::RequestBody {
    let content = ContentBuilder::new().schema(Some(schema)).build();
    RequestBodyBuilder::new().content("application/json", content).build()
}

fn content(schema: Ref) -> utoipa::openapi::Content {
    ContentBuilder::new().schema(Some(schema)).build()
}

fn text(words: &str) -> Object {
    ObjectBuilder::new().schema_type(Type::String).description(Some(words)).build()
}

fn parameter(name: &str, place: ParameterIn, words: &str) -> Parameter {
    let required = if place == ParameterIn::Path { Required::True } else { Required::False };
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(required)
        .description(Some(words))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .build()
}

fn header(name: &str, words: &str) -> Parameter {
    parameter(name, ParameterIn::Header, words)
}

fn requirement(name: &str) -> SecurityRequirement {
    SecurityRequirement::new(name, Vec::<String>::new())
}
