import { z } from 'zod';
import {
  actorId,
  changeOrigin,
  changeTarget,
  closeLog,
  eventId,
  evidenceHash,
  interpretGoal,
  MAX_NAMED,
  proposeErasure,
  proposeInterpretation,
  publishForecast,
  publishReport,
  rotateSigningKey,
  sealedPath,
  setBaseline,
  type CommandDefinition,
} from '#domain';

const changes = z.record(z.string(), z.json()).refine((named) => Object.keys(named).length > 0, 'name at least one parameter and its new value');

/** Texts, or events with all that is sealed in them, that one request may name. */
const MAX_ASKED = 200;

const toErase = {
  texts: z
    .array(
      z.strictObject({
        event: eventId,
        path: sealedPath.nullable().default(null).meta({ description: 'Where in the event; all that is sealed in it when absent' }),
      }),
    )
    .max(MAX_ASKED)
    .default([]),
  files: z.array(evidenceHash).max(MAX_NAMED).default([]),
  people: z.array(actorId).max(MAX_NAMED).default([]),
};

/** Commands of which callers say less than the domain is told: what a goal type's parameters stand for is worked out, and keys are made, never sent. */
const forms: Readonly<Record<string, z.ZodObject>> = {
  [rotateSigningKey.name]: rotateSigningKey.data.pick({}),
  [closeLog.name]: closeLog.data.pick({ because: true }),
  [changeOrigin.name]: changeOrigin.data.pick({ origin: true, because: true }),
  [interpretGoal.name]: interpretGoal.data.omit({ typeVersion: true, spec: true }),
  [proposeErasure.name]: proposeErasure.data.extend(toErase),
  [proposeInterpretation.name]: proposeInterpretation.data.omit({ typeVersion: true, spec: true }),
  [publishReport.name]: publishReport.data.pick({ report: true }),
  [publishForecast.name]: publishForecast.data.pick({ goal: true, plan: true, at: true }),
  [setBaseline.name]: setBaseline.data.omit({ parameters: true, spec: true }),
  [changeTarget.name]: changeTarget.data.omit({ previous: true, next: true, parameters: true, spec: true }).extend({ changes }),
};

/** What a caller sends as a command's data: the one source for every door's validation and description. */
export function formOf(definition: CommandDefinition): z.ZodType {
  return forms[definition.name] ?? definition.data;
}
