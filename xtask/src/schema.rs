//! The JSON Schema of the case record, for those who read cases with programs of their own.

use std::path::PathBuf;

use jinjja::case::{Case, VERSION};
use schemars::generate::SchemaSettings;

use crate::{files, steps::root};

/// Writes the schema as the types have it now; `git diff` then shows what there is to review.
pub(crate) fn write() -> Result<(), String> {
    files::write(&file(), &schema()?)
}

fn file() -> PathBuf {
    root().join(format!("docs/schemas/case-{VERSION}.schema.json"))
}

fn schema() -> Result<String, String> {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Case>();
    serde_json::to_string_pretty(&schema).map(|text| text + "\n").map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{file, schema};

    #[test]
    fn the_schema_is_the_one_of_the_types() {
        let committed = std::fs::read_to_string(file()).unwrap_or_default();
        let is_same = schema().is_ok_and(|now| now == committed);
        assert!(
            is_same,
            "the types of the case record changed: `cargo xtask schema` writes the schema anew, to be reviewed"
        );
    }
}
