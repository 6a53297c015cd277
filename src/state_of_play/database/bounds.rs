//! What a query may do, how long it may take, and how much it may hold.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use rusqlite::{
    Connection,
    hooks::{AuthAction, AuthContext, Authorization},
    limits::Limit,
};

/// The database looks at its bounds each time it has taken this many steps of its own.
const STEPS_BETWEEN: i32 = 10_000;

/// The most steps of a query: some seconds on an ordinary machine. Counted rather than timed, so that a
/// query ends alike on a slow machine and on a fast one.
const MOST_STEPS: u64 = 200_000_000;

/// The longest that a query may take, for steps that are each long.
const LONGEST: Duration = Duration::from_secs(10);

/// The longest text that a query may make, in bytes.
const LONGEST_TEXT: i32 = 16 * 1024 * 1024;

/// The most memory that all the tables and a query may take, in bytes.
const MOST_MEMORY: u64 = 768 * 1024 * 1024;

/// Sets the bounds; from then on only reading is allowed.
///
/// # Errors
/// The database's own.
pub(super) fn set(connection: &mut Connection, steps: &Arc<AtomicU64>) -> rusqlite::Result<()> {
    connection
        .execute_batch(&format!("PRAGMA temp_store = MEMORY; PRAGMA hard_heap_limit = {MOST_MEMORY};"))?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_TEXT)?;
    connection.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    let taken = Arc::clone(steps);
    let mut begun: Option<Instant> = None;
    let between = u64::from(STEPS_BETWEEN.unsigned_abs());
    connection.progress_handler(
        STEPS_BETWEEN,
        Some(move || {
            let before = taken.fetch_add(between, Ordering::Relaxed);
            // A query begins where the steps do.
            let begun = if before == 0 {
                begun.insert(Instant::now())
            } else {
                begun.get_or_insert_with(Instant::now)
            };
            before + between > MOST_STEPS || begun.elapsed() > LONGEST
        }),
    )?;
    connection.authorizer(Some(allowed))
}

/// Allows reading, and functions other than the one that loads code.
fn allowed(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => Authorization::Allow,
        AuthAction::Function { function_name } if !function_name.eq_ignore_ascii_case("load_extension") => {
            Authorization::Allow
        }
        _ => Authorization::Deny,
    }
}
