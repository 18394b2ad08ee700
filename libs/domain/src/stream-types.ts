import { Broken } from '#kernel';
import { accessStream } from './access/index.js';
import { actionStream } from './action/index.js';
import { assessmentStream, rubricStream } from './assessment/index.js';
import { coverageReportStream, coverageStream } from './coverage/index.js';
import { erasureStream } from './erasure/index.js';
import type { CommandDefinition, StreamType } from './event/index.js';
import { findingStream } from './finding/index.js';
import { goalStream } from './goal/index.js';
import { ledgerStream } from './ledger/index.js';
import { measureStream } from './measure/index.js';
import { measurementStream } from './measurement/index.js';
import { organisationStream } from './organisation/index.js';
import { planStream } from './plan/index.js';
import { entryStream, registerStream } from './register/index.js';
import { reportStream } from './report/index.js';

/** Every kind of stream there is. */
export const streamTypes: readonly StreamType[] = [
  ledgerStream,
  accessStream,
  erasureStream,
  organisationStream,
  planStream,
  goalStream,
  measureStream,
  measurementStream,
  registerStream,
  entryStream,
  coverageStream,
  coverageReportStream,
  rubricStream,
  assessmentStream,
  actionStream,
  findingStream,
  reportStream,
];

/** Every command by its name. */
export const commandRegistry: ReadonlyMap<string, CommandDefinition> = new Map(
  streamTypes.flatMap(({ commands }) => commands.map((command) => [command.name, command] as const)),
);

const byKind = new Map(streamTypes.map((type) => [type.kind, type]));

/** What kind of stream it is, by the part of its name before the first `-`. @throws Broken for a kind that does not exist */
export function streamTypeOf(stream: string): StreamType {
  const [kind = ''] = stream.split('-', 1);
  const type = byKind.get(kind);
  if (type === undefined) throw new Broken(`${stream} is a stream of an unknown kind: upgrade first`);
  return type;
}
