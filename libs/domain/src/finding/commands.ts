import { z } from 'zod';
import { defineCommand, label, name, plainText, type Role } from '../event/index.js';
import { streams } from '../streams.js';
import { findingAbout, findingOutcome } from './events.js';

const subject = z.strictObject({ finding: name });
type Subject = z.infer<typeof subject>;

const stream = (data: Subject) => streams.finding(data.finding);

/** The only things an auditor writes. */
const byAuditors = { roles: ['auditor'] as readonly Role[], stream };

export const raiseFinding = defineCommand({
  ...byAuditors,
  name: 'raiseFinding',
  kind: 'creation',
  data: subject.extend({ title: label, text: plainText(), about: findingAbout }),
});

export const answerFinding = defineCommand({
  name: 'answerFinding',
  kind: 'decision',
  data: subject.extend({
    text: plainText(),
    /** The action of a plan that it leads to. */
    action: name.nullable().default(null),
  }),
  roles: ['board', 'secretariat'],
  stream,
});

export const closeFinding = defineCommand({
  ...byAuditors,
  name: 'closeFinding',
  kind: 'decision',
  data: subject.extend({ outcome: findingOutcome }),
  needsReason: true,
});

export const reopenFinding = defineCommand({ ...byAuditors, name: 'reopenFinding', kind: 'decision', data: subject, needsReason: true });

export const findingCommands = [raiseFinding, answerFinding, closeFinding, reopenFinding] as const;
