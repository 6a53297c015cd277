//! What our schemas say beside the standard, which takes properties that it does not know: `sums` and `bounds`.
//!
//! A line that names no column of the schema says nothing, so that a schema of somebody else's is never refused for it.

use serde_json::{Map, Value as Json};

use super::{BoundsAsked, Field, Sum, Total};

/// How far a part may be rounded where the schema does not say: half a cent.
const HALF_A_CENT: f64 = 0.005;

/// Reads the sums that must hold.
pub(super) fn sums(root: &Map<String, Json>, fields: &[Field]) -> Vec<Sum> {
    let listed = root.get("sums").and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    listed.iter().filter_map(|json| sum(json, fields)).collect()
}

fn sum(json: &Json, fields: &[Field]) -> Option<Sum> {
    let column = json.get("column").and_then(Json::as_str);
    let parts = match column {
        Some(name) => vec![position(name, fields)?],
        None => positions(json.get("parts")?, fields)?,
    };
    let total = json.get("total")?;
    let total = match (total.as_str(), total.as_f64()) {
        (Some(name), _) => Total::Column(position(name, fields)?),
        (None, Some(figure)) => Total::Figure(figure),
        (None, None) => return None,
    };
    Some(Sum {
        parts,
        over_rows: column.is_some(),
        total,
        at_most: json.get("atMost").and_then(Json::as_bool).unwrap_or(false),
        within: json.get("within").and_then(Json::as_f64).unwrap_or(HALF_A_CENT),
    })
}

/// Reads where the bounds stand.
pub(super) fn bounds(root: &Map<String, Json>, fields: &[Field]) -> Option<BoundsAsked> {
    let json = root.get("bounds")?;
    let column = |key: &str| position(json.get(key)?.as_str()?, fields);
    Some(BoundsAsked {
        file: json.get("file")?.as_str()?.to_owned(),
        value: column("value")?,
        since: column("since")?,
        by: positions(json.get("by")?, fields)?,
    })
}

fn position(name: &str, fields: &[Field]) -> Option<usize> {
    fields.iter().position(|field| field.name == name)
}

fn positions(names: &Json, fields: &[Field]) -> Option<Vec<usize>> {
    names.as_array()?.iter().map(|name| position(name.as_str()?, fields)).collect()
}
