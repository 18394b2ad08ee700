import { ROLES } from '#domain';
import { demoFilePath, type DemoFile } from '../door/demo-file.js';
import { DEMO_FOLDER } from '../door/place.js';

/** What the demo prints once it answers: its address, the tokens, and what is worth trying. */
export function tour(folder: string, { url, tokens }: DemoFile, opening: string): string {
  const fremdrift = (command: string) => `npm run --silent fremdrift -- ${command}${folder === DEMO_FOLDER ? '' : ` --data ${quoted(folder)}`}`;
  const tries: readonly (readonly [why: string, command: string])[] = [
    ['Plan N at the end of 2022, as known on 31 January 2023', fremdrift('status N --at 2022-12-31 --as-of 2023-01-31')],
    ['The same day, as known today', fremdrift('status N --at 2022-12-31')],
    ['What made the difference', fremdrift('changes N --at 2022-12-31 --from 2023-01-31')],
    ['How goal N1 has stood through the plan', fremdrift('timeline N1')],
    ['Everything that happened to it, in plain sentences', fremdrift('history N1')],
    ['Two reports to an assembly, drafted and written in', fremdrift('report list')],
    ['One of them in every format, in nb and nn, in the folder utkast', fremdrift('report preview n-2022 --out utkast')],
    ['The first of these over HTTP', `curl -s -H "Authorization: Bearer ${tokens.analyst}" "${url}/api/v1/goals/N1/status?at=2022-12-31&asOf=2023-01-31"`],
  ];
  return [
    `${opening} ${url} (sample data, not real figures). The API is described at ${url}/api/docs; give a token as the password.`,
    '',
    `A token for each role, also in ${demoFilePath(folder)}:`,
    ...ROLES.map((role) => `  ${role.padEnd(12)} ${tokens[role]}`),
    '',
    'Worth trying, in another terminal:',
    ...tries.flatMap(([why, command]) => [`  # ${why}`, `  ${command}`]),
  ].join('\n');
}

function quoted(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
