/** Rows of plain text with their columns aligned; the last column is as wide as it is. */
export function printTable(rows: readonly (readonly string[])[], out: NodeJS.WritableStream = process.stdout): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    const cells = row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)));
    out.write(`${cells.join('  ').trimEnd()}\n`);
  }
}
