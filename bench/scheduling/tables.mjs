const measures = [
  ["mean wait over the bound ± its standard error", ({ ratio, error }) => `${ratio.toFixed(2)} ± ${error.toFixed(2)}`],
  ["time with an executor idle that a waiting request could use, %", ({ wastePercent }) => wastePercent.toFixed(2)],
  ["99th percentile of the wait over that of the bound", ({ p99Ratio }) => p99Ratio.toFixed(2)],
  ["API reads a request", ({ reads }) => reads.toFixed(0)],
  ["moves a request", ({ moves }) => moves.toFixed(2)],
  ["most that ever ran and waited of one candidate", ({ crowd }) => crowd.toFixed(0)],
];

/** One table for each measure: policies downwards, scenarios across; in Markdown the other way round. */
export function showTables(rows, { policies, isMarkdown }) {
  for (const [title, show] of measures) {
    console.log(isMarkdown ? `\n${title[0].toUpperCase()}${title.slice(1)}:\n` : `\n${title}`);
    if (isMarkdown) {
      const head = [
        ["", ...policies],
        ["---", ...policies.map(() => "---:")],
      ];
      const body = rows.map(({ key, of }) => [key, ...policies.map((name) => show(of[name]))]);
      console.log([...head, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
    } else {
      const cells = policies.map((name) => [name, ...rows.map(({ of }) => show(of[name]))]);
      const all = [["", ...rows.map(({ key }) => key)], ...cells];
      const widths = all[0].map((_, column) => Math.max(...all.map((line) => line[column].length)));
      const pad = (cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 2));
      for (const line of all) console.log(line.map(pad).join(""));
    }
  }
  console.log("");
}
