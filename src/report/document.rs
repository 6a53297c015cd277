//! A report as a value: titles, paragraphs, tables and matrices, in both languages.

use jiff::civil::Date;

use crate::language::{Text, money::Money, number::Number};

/// A report.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// The title.
    pub(crate) title: Text,
    /// The parts, in order.
    pub(crate) blocks: Vec<Block>,
}

/// A part of a report.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    /// A section's title.
    Heading(Text),
    /// A sentence or more.
    Paragraph(Text),
    /// A program's text, as it is.
    Code(String),
    /// Rows and columns.
    Table(Table),
    /// Four panels, two by two.
    Matrix(Box<Matrix>),
    /// Bars over days: a schedule, a plan.
    Timeline(Timeline),
    /// Who answers to whom; pages draw it, a table beside it says the same in every format.
    Chart(Chart),
    /// A list of what is as it should be and what is not.
    Checklist(Checklist),
    /// Sentences, one a line.
    List(Vec<Text>),
    /// A few figures that are read from afar.
    Figures(Vec<KeyFigure>),
    /// What must not be missed: a decision asked, a warning.
    Note(Note),
    /// A part of a long report: it has its place in the table of contents, and its own sheet.
    Part(Part),
    /// A table that people filter, sort and change in a spreadsheet; only that format writes it.
    Register(Box<Register>),
}

/// Who answers to whom, from the top down.
#[derive(Clone, Debug)]
pub(crate) struct Chart {
    /// What the picture says, in words.
    pub(crate) alternative: Text,
    /// The posts, each below the one that it answers to.
    pub(crate) posts: Vec<Post>,
}

/// A post of a chart.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    /// A person's words.
    pub(crate) title: String,
    /// How many posts stand above it.
    pub(crate) depth: usize,
    /// What is written beside it.
    pub(crate) note: Option<Text>,
}

/// A figure that is read from afar.
#[derive(Clone, Debug)]
pub(crate) struct KeyFigure {
    /// The figure, with its unit.
    pub(crate) value: Text,
    /// What it is.
    pub(crate) words: Text,
    /// The same as one number, for a spreadsheet; empty where it is more, or none.
    pub(crate) number: Cell,
}

/// What must not be missed.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    /// What it is: a decision asked.
    pub(crate) title: Text,
    /// What it says, a paragraph each.
    pub(crate) words: Vec<Text>,
}

/// A part of a long report.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Its title.
    pub(crate) title: Text,
    /// A word or two for it, where there is little room: the name of a sheet.
    pub(crate) tab: Text,
    /// How it stands on paper.
    pub(crate) paper: Paper,
    /// What it holds.
    pub(crate) blocks: Vec<Block>,
}

/// How a part stands on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paper {
    /// The first page, alone: what is read if nothing else is.
    First,
    /// After what comes before.
    Upright,
    /// On pages of its own, turned: its tables are wide.
    Turned,
}

/// The one table of a workbook: filtered and sorted there; where it has keys, also changed and then read again.
#[derive(Clone, Debug)]
pub(crate) struct Register {
    /// Its columns.
    pub(crate) columns: Vec<Field>,
    /// Its rows: as many cells as columns.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Where a day that is past is late.
    pub(crate) late: Option<Late>,
    /// The keys of what is written beside, on a sheet that is not shown.
    pub(crate) keys: Vec<&'static str>,
    /// What was written, by row and key, in a form that depends on no language: what a change is told by.
    pub(crate) written: Vec<Vec<String>>,
    /// The columns whose cells are kept beside too, as they are shown, and the keys: what is changed there is told.
    pub(crate) kept: Vec<(&'static str, u16)>,
}

/// Where a day that is past is late.
#[derive(Clone, Debug)]
pub(crate) struct Late {
    /// The column of the day.
    pub(crate) day: u16,
    /// The column that tells whether it is over.
    pub(crate) state: u16,
    /// The words by which it does.
    pub(crate) over: Vec<Text>,
}

/// A column of a register.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// Its title.
    pub(crate) title: Text,
    /// Its width, in characters.
    pub(crate) width: u16,
    /// What may be typed in it.
    pub(crate) input: Input,
}

/// What may be typed in a column.
#[derive(Clone, Debug)]
pub(crate) enum Input {
    /// Nothing: it is computed.
    None,
    /// Words.
    Words,
    /// A day.
    Date,
    /// Euros.
    Money,
    /// A figure.
    Number,
    /// From 1 to 5.
    Score,
    /// One of these words and no other, each with its sign.
    OneOf(Vec<(Text, Sign)>),
    /// One of these words; another is asked about.
    Mostly(Vec<Text>),
}

/// What is as it should be and what is not, one line each.
#[derive(Clone, Debug)]
pub(crate) struct Checklist {
    /// What the list is about.
    pub(crate) title: Text,
    /// The lines.
    pub(crate) items: Vec<Checked>,
}

/// A line of a checklist.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
    /// As it should be or not.
    pub(crate) sign: Sign,
    /// What is looked at, and what was found.
    pub(crate) words: Text,
    /// The command to type next, if one helps.
    pub(crate) next: Option<String>,
}

/// Rows and columns; every row has as many cells as there are columns.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// The columns' titles.
    pub(crate) columns: Vec<Column>,
    /// The rows.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Its title.
    pub(crate) title: Text,
    /// How its cells are set.
    pub(crate) align: Align,
    /// Whether it may give its room to the table's text where a terminal is narrow.
    pub(crate) aside: bool,
    /// Its share of a page's width, in hundredths; none where its words decide. Tables of a kind that follow each
    /// other have the same.
    pub(crate) room: Option<u8>,
}

/// How a column's cells are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A cell: each format writes its kind as it does best.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    /// Nothing known.
    Empty,
    /// The tool's own words, in both languages.
    Words(Text),
    /// A person's words, never read as markup or as a formula.
    Raw(String),
    /// A count.
    Count(usize),
    /// From 1 to 5.
    Score(i64),
    /// A year: no quantity, its thousands are not parted.
    Year(i64),
    /// A figure, with its unit if it has one.
    Number(Number, Option<Text>),
    /// Euros.
    Money(Money),
    /// A fraction, shown in hundredths.
    Share(f64),
    /// A day.
    Date(Date),
    /// Good or bad at a glance: a sign beside the colour, and what it means.
    Status(Sign, Text),
    /// A length from 0 to 1, drawn.
    Bar(f64),
    /// A small history, drawn.
    Spark(Spark),
}

/// What a status says at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// As it should be, and done.
    Good,
    /// As it should be, and not yet done.
    Running,
    /// To be watched.
    Watch,
    /// Not as it should be.
    Bad,
    /// Not known.
    Unknown,
}

/// A small history.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spark {
    /// The values in order of time; none where nothing is known.
    pub(crate) values: Vec<Option<f64>>,
    /// What the picture says, in words.
    pub(crate) alternative: Text,
    /// What is written beside it: the latest change.
    pub(crate) note: Option<Text>,
}

/// Bars over days, one a line.
#[derive(Clone, Debug)]
pub(crate) struct Timeline {
    /// What the picture says, in words.
    pub(crate) alternative: Text,
    /// The first day drawn.
    pub(crate) from: Date,
    /// The last day drawn.
    pub(crate) to: Date,
    /// Today, drawn as a line across.
    pub(crate) today: Date,
    /// The lines.
    pub(crate) lines: Vec<Line>,
    /// What the signs, the bars and the lines mean.
    pub(crate) legend: Text,
}

impl Timeline {
    /// Tells whether today stands among the days drawn.
    pub(crate) fn shows_today(&self) -> bool {
        (self.from..=self.to).contains(&self.today)
    }
}

/// A line of a timeline.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// A person's words, or the tool's.
    pub(crate) label: Text,
    /// Whether it is a heading between bars.
    pub(crate) is_heading: bool,
    /// The bar's first and last day; none where they are not known, and for a heading.
    pub(crate) span: Option<(Date, Date)>,
    /// The last day to which the bar may slip.
    pub(crate) slack_until: Option<Date>,
    /// The colour and the sign of the bar.
    pub(crate) sign: Sign,
    /// From 0 to 1, how much of the bar is done.
    pub(crate) done: Option<f64>,
}

/// Four panels, two by two.
#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    /// The two columns' titles.
    pub(crate) columns: [Text; 2],
    /// The two rows' titles and panels.
    pub(crate) rows: [(Text, [Panel; 2]); 2],
}

/// One of the four panels.
#[derive(Clone, Debug)]
pub(crate) struct Panel {
    /// Its title, with the count.
    pub(crate) title: Text,
    /// What it holds.
    pub(crate) items: Vec<Item>,
}

/// One line of a panel.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// From 1 to 5, if known.
    pub(crate) importance: Option<i64>,
    /// A person's words.
    pub(crate) words: String,
    /// The small print below: id, nature, theme.
    pub(crate) details: Text,
}

impl Line {
    /// Builds a heading between bars.
    pub(crate) fn heading(label: Text) -> Self {
        Self { label, is_heading: true, span: None, slack_until: None, sign: Sign::Unknown, done: None }
    }
}

impl Column {
    /// Builds a column of words.
    pub(crate) fn left(title: Text) -> Self {
        Self { title, align: Align::Left, aside: false, room: None }
    }

    /// Builds a column of figures.
    pub(crate) fn right(title: Text) -> Self {
        Self { title, align: Align::Right, aside: false, room: None }
    }

    /// Lets it give its room to the table's text where a terminal is narrow.
    pub(crate) fn aside(self) -> Self {
        Self { aside: true, ..self }
    }

    /// Gives it a share of a page's width, in hundredths.
    pub(crate) fn room(self, hundredths: u8) -> Self {
        Self { room: Some(hundredths), ..self }
    }
}
