import { z } from 'zod';
import { defineEvent, label, name, sealedText, type EventOf } from '../event/index.js';

/** What a finding can be about. An event is named by its id, everything else by its own. */
export const FINDING_SUBJECTS = ['event', 'goal', 'plan', 'measure', 'unit', 'finding'] as const;
export type FindingSubject = (typeof FINDING_SUBJECTS)[number];

/** What it is about: things that exist, each once. */
export const findingAbout = z
  .array(z.strictObject({ kind: z.enum(FINDING_SUBJECTS), id: name }))
  .min(1, 'name at least one thing that it is about')
  .max(100);

/** How a finding ended: put right, left as it is for the reason that was given, or found to be groundless. */
export const FINDING_OUTCOMES = ['remedied', 'accepted', 'withdrawn'] as const;
export const findingOutcome = z.enum(FINDING_OUTCOMES);
export type FindingOutcome = z.infer<typeof findingOutcome>;

/** What an auditor remarks on, in a public title and a sealed text. */
export const FindingRaised = defineEvent('FindingRaised', z.strictObject({ finding: name, title: label, text: sealedText(), about: findingAbout }));
/** What the organisation says to it, and the action that it leads to, where it leads to one. A later answer stands beside the earlier. */
export const FindingAnswered = defineEvent('FindingAnswered', z.strictObject({ finding: name, text: sealedText(), action: name.nullable() }));
export const FindingClosed = defineEvent('FindingClosed', z.strictObject({ finding: name, outcome: findingOutcome }));
export const FindingReopened = defineEvent('FindingReopened', z.strictObject({ finding: name }));

export const findingEvents = [FindingRaised, FindingAnswered, FindingClosed, FindingReopened] as const;
export type FindingEvent = EventOf<(typeof findingEvents)[number]>;
