import { writeFile } from 'node:fs/promises';
import { lineOf, type Report } from './report.ts';

const tableOf = (title: string, counts: Readonly<Record<string, number>>): string =>
  `| ${title} | times |\n| --- | --- |\n${Object.entries(counts)
    .map(([name, count]) => `| ${name.replaceAll('|', '\\|')} | ${count} |`)
    .join('\n')}`;

const page = (report: Report): string => `# resilience

SIGKILL to the program's process group, to PostgreSQL's postmaster, or to both, while concurrent clients drafted, signed, numbered, issued, delivered, opened, registered, assigned and
answered documents over HTTP (fsync on). Afterwards the clients' journal of acknowledged acts was compared with the data by a checker that shares no code with the product. What is done is
described in [tests/resilience/README.md](../../tests/resilience/README.md).

**${lineOf(report)}**

${report.kills} kills, seed ${report.seed}, ${report.seconds} s; restart until /healthz answers: median ${report.restartMs.median} ms, at most ${report.restartMs.max} ms. ${report.counted['numbers']} numbers in ${report.counted['registers']} registers, ${report.counted['deliveries']} deliveries, ${report.counted['evidence']} pieces of evidence, ${report.counted['events']} events. Answers that were lost although the act was done: ${report.counted['repeatedByKey']} found again by their key, ${report.counted['foundDone']} by looking. Files that a kill left unreferenced: ${report.counted['filesNobodyRefersTo']}, half-written: ${report.counted['filesHalfWritten']} (harmless: nothing refers to them).

${tableOf('victim', report.histogram.victim)}

${tableOf('command on its way when the signal fell', report.histogram.inFlight)}

${tableOf('share of its usual time that the aimed command had run', report.histogram.shareOfAimed)}

${tableOf('last statement of an open writing transaction', report.histogram.statements)}

Made by \`npm run -s resilience -- --kills ${report.kills} --seed ${report.seed} --publish\`; the whole report is in \`resilience.json\`.
`;

/** Writes the report where the other figures are. */
export const publishReport = async (report: Report): Promise<void> => {
  await writeFile('docs/figures/resilience.json', `${JSON.stringify(report, null, 1)}\n`);
  await writeFile('docs/figures/resilience.md', page(report));
};
