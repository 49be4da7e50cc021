// Makes the files beside it; see README.md.
const pl = require("nodejs-polars");

const rows = Array.from({ length: 500 }, (_, row) => row);
const frame = pl
  .DataFrame({
    course_id: rows.map((row) => (row % 97 === 0 ? null : `course-v1:Uni+ÄRT${row % 7}+2024 😀 ${"x".repeat(row % 20)}`)),
    count: pl.Series("count", rows.map((row) => `${BigInt(row) * 9007199254740993n}`)).cast(pl.Int64),
    small: pl.Series("small", rows.map((row) => row % 100), pl.UInt8),
    mean: rows.map((row) => (row === 1 ? Number.NaN : row / 8)),
    single: pl.Series("single", rows.map((row) => row / 10), pl.Float32),
    is_open: rows.map((row) => (row % 3 === 0 ? null : row % 2 === 0)),
    millis: rows.map((row) => new Date(Date.UTC(2024, 1, 28, 23, 59, 59, row))),
    kind: rows.map((row) => ["problem", "video", "discussion"][row % 3]),
    parts: rows.map((row) => [row, row + 1]),
  })
  .withColumns(
    pl.col("millis").cast(pl.Date).alias("day"),
    pl.col("millis").cast(pl.Datetime("us")).alias("micros"),
    pl.col("millis").cast(pl.Datetime("ns", "Europe/Berlin")).alias("nanos"),
    pl.col("kind").cast(pl.Categorical).alias("kind"),
    pl.col("mean").cast(pl.Decimal(20, 3)).alias("exact"),
  );
for (const compression of ["lz4", "zstd"]) {
  frame.writeIPC(`${__dirname}/polars-${compression}.arrow`, { compression });
}
