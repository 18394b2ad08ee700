import { z } from 'zod';
import {
  changeOrigin,
  changeTarget,
  closeLog,
  interpretGoal,
  proposeInterpretation,
  publishForecast,
  rotateSigningKey,
  setBaseline,
  type CommandDefinition,
} from '#domain';

const changes = z.record(z.string(), z.json()).refine((named) => Object.keys(named).length > 0, 'name at least one parameter and its new value');

/** Commands of which callers say less than the domain is told: what a goal type's parameters stand for is worked out, and keys are made, never sent. */
const forms: Readonly<Record<string, z.ZodObject>> = {
  [rotateSigningKey.name]: rotateSigningKey.data.pick({}),
  [closeLog.name]: closeLog.data.pick({ because: true }),
  [changeOrigin.name]: changeOrigin.data.pick({ origin: true, because: true }),
  [interpretGoal.name]: interpretGoal.data.omit({ typeVersion: true, spec: true }),
  [proposeInterpretation.name]: proposeInterpretation.data.omit({ typeVersion: true, spec: true }),
  [publishForecast.name]: publishForecast.data.pick({ goal: true, plan: true, at: true }),
  [setBaseline.name]: setBaseline.data.omit({ parameters: true, spec: true }),
  [changeTarget.name]: changeTarget.data.omit({ previous: true, next: true, parameters: true, spec: true }).extend({ changes }),
};

/** What a caller sends as a command's data: the one source for every door's validation and description. */
export function formOf(definition: CommandDefinition): z.ZodType {
  return forms[definition.name] ?? definition.data;
}
