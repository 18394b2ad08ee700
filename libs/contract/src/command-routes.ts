import { z } from 'zod';
import { formOf } from '#application';
import { commandRegistry, mandate, type CommandDefinition } from '#domain';
import { Broken } from '#kernel';
import { API, parametersOf } from './address.js';

/**
 * Where each command is posted, below the base. A parameter in the address fills the field of that name in the command's data.
 * `openLedger` and `adoptSigningKey` have none: a ledger is opened, and gets its first key, by starting it; nor has `redactReportFile`,
 * which is done by an erasure.
 */
const addresses: Readonly<Record<string, string>> = {
  renameLedger: '/ledger/title',
  changeTimeZone: '/ledger/time-zone',
  adoptRules: '/ledger/rules',
  setDisclosure: '/ledger/disclosure',
  confirmClock: '/ledger/clock',
  rotateSigningKey: '/ledger/key/rotation',
  closeLog: '/ledger/closure',
  changeOrigin: '/ledger/origin',

  grantAccess: '/access/grants',
  revokeAccess: '/access/grants/:grant/revocation',

  proposeErasure: '/erasures',
  confirmErasure: '/erasures/:erasure/confirmation',
  withdrawErasure: '/erasures/:erasure/withdrawal',

  establishUnits: '/units',
  renameUnit: '/units/:unit/name',
  moveUnit: '/units/:unit/parent',
  mergeUnits: '/units/:into/merger',
  splitUnit: '/units/:unit/split',
  closeUnit: '/units/:unit/closure',

  adoptPlan: '/plans',
  revisePlan: '/plans/:plan/revisions',
  moveDecidingDates: '/plans/:plan/deciding-dates',
  chooseWords: '/plans/:plan/words',
  closePlan: '/plans/:plan/closure',
  formulateLocalGoal: '/plans/:plan/local-goals',
  checkLocalGoal: '/plans/:plan/local-goals/:statement/checks',
  addOutsideGoal: '/plans/:plan/outside-goals',

  interpretGoal: '/goals/:goal/interpretation',
  proposeInterpretation: '/goals/:goal/interpretation-proposals',
  confirmInterpretation: '/goals/:goal/interpretation-proposals/:proposal/confirmation',
  withdrawInterpretation: '/goals/:goal/interpretation-proposals/:proposal/withdrawal',
  setBaseline: '/goals/:goal/baseline',
  changeTarget: '/goals/:goal/target',
  assignOwner: '/goals/:goal/owner',
  dropGoal: '/goals/:goal/drop',
  resumeGoal: '/goals/:goal/resumption',
  splitGoal: '/goals/:goal/split',
  mergeGoal: '/goals/:goal/merger',
  proposeOverride: '/goals/:goal/overrides',
  confirmOverride: '/goals/:goal/overrides/:override/confirmation',
  withdrawOverride: '/goals/:goal/overrides/:override/withdrawal',
  writeNarrative: '/goals/:goal/narratives',
  linkGoal: '/goals/:goal/links',
  unlinkGoal: '/goals/:goal/links/:link/removal',
  remarkOnWording: '/goals/:goal/remarks',
  publishForecast: '/goals/:goal/forecasts',
  assessGoal: '/goals/:goal/assessments',
  correctAssessment: '/goals/:goal/assessments/:corrects/correction',
  retractAssessment: '/goals/:goal/assessments/:corrects/retraction',

  defineMeasure: '/measures',
  redefineMeasure: '/measures/:measure/definitions',
  breakSeries: '/measures/:measure/breaks',
  markContributors: '/measures/:measure/contributors',
  approveMeasurements: '/measures/:measure/approvals',
  recordMeasurement: '/measures/:measure/measurements',
  correctMeasurement: '/measures/:measure/measurements/:corrects/correction',
  retractMeasurement: '/measures/:measure/measurements/:corrects/retraction',

  defineRegister: '/registers',
  recordEntry: '/registers/:register/entries',
  changeEntry: '/registers/:register/entries/:entry/changes',
  correctEntry: '/registers/:register/entries/:entry/:corrects/correction',
  retractEntry: '/registers/:register/entries/:entry/:corrects/retraction',

  defineCoverage: '/coverage',
  listOccasion: '/coverage/:coverage/occasions',
  reportCoverage: '/coverage/:coverage/reports',
  correctCoverage: '/coverage/:coverage/reports/:corrects/correction',
  retractCoverage: '/coverage/:coverage/reports/:corrects/retraction',

  defineRubric: '/rubrics',
  reviseRubric: '/rubrics/:rubric/versions',

  planAction: '/actions',
  startAction: '/actions/:action/start',
  completeAction: '/actions/:action/completion',
  dropAction: '/actions/:action/drop',
  recordActionCost: '/actions/:action/costs',

  draftReport: '/reports',
  setReportBasis: '/reports/:report/basis',
  writeProse: '/reports/:report/prose',
  approveReport: '/reports/:report/approval',
  publishReport: '/reports/:report/publication',
  draftEdition: '/reports/:report/editions',

  raiseFinding: '/audit/findings',
  answerFinding: '/audit/findings/:finding/answers',
  closeFinding: '/audit/findings/:finding/closure',
  reopenFinding: '/audit/findings/:finding/reopening',
};

export interface CommandRoute {
  readonly definition: CommandDefinition;
  readonly path: string;
  /** The fields that stand in the address. */
  readonly parameters: z.ZodObject;
  /** What is sent beside the address, with mandate and reason. */
  readonly body: z.ZodObject;
}

const reason = z.string().min(1).max(4000).meta({ description: 'Why; kept sealed' });

/** One for each command that can be given over HTTP; all are `POST`. */
export const commandRoutes: readonly CommandRoute[] = Object.entries(addresses).map(([command, address]) => {
  const definition = commandRegistry.get(command);
  if (definition === undefined) throw new Broken(`no command is named ${command}`);
  return routeOf(definition, API + address);
});

function routeOf(definition: CommandDefinition, path: string): CommandRoute {
  const inAddress = parametersOf(path);
  const fields = fieldsOf(definition);
  const missing = inAddress.find((parameter) => !(parameter in fields));
  if (missing !== undefined) throw new Broken(`${definition.name} has no field ${missing}, which stands in ${path}`);
  const pick = (here: boolean) => Object.fromEntries(Object.entries(fields).filter(([field]) => inAddress.includes(field) === here));
  const body = z.strictObject({
    ...pick(false),
    mandate: definition.needsMandate ? mandate : mandate.optional(),
    reason: definition.needsReason ? reason : reason.optional(),
  });
  return { definition, path, parameters: z.strictObject(pick(true)), body };
}

/** The fields of what is sent for a command. @throws Broken when it is no object, or has a field that the request itself has */
function fieldsOf(definition: CommandDefinition): Readonly<Record<string, z.ZodType>> {
  const form = formOf(definition);
  if (!(form instanceof z.ZodObject)) throw new Broken(`what is sent for ${definition.name} is not an object`);
  const fields = form.shape as Record<string, z.ZodType>;
  if ('mandate' in fields || 'reason' in fields) throw new Broken(`${definition.name} has a mandate or reason of its own`);
  return fields;
}
