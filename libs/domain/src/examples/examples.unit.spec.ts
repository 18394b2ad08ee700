import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Broken, canonicalJson } from '#kernel';
import { z } from 'zod';
import { defineEvent, type Envelope, type EventDefinition, isSealedBox, type Payload, recordedFrom } from '../event/index.js';
import { eventRegistry } from '../registry.js';

/**
 * One stored event of every type and schema version there ever was, one a line, as it would lie in a log. A new type or version appends
 * its line and its pin; a line once here is never edited or removed, because ledgers hold events like it.
 */
const lines = readFileSync(new URL('events.ndjson', import.meta.url), 'utf8')
  .split('\n')
  .slice(0, -1);

/** The first 32 hexadecimal digits of each line's SHA-256. */
const pins: Readonly<Record<string, string>> = {
  'LedgerOpened@1': '1853960d61bcc92eff4cdddca8063a43',
  'LedgerRenamed@1': '70e274827f90b5b42bdfcddc8d92c282',
  'TimeZoneChanged@1': 'cc5dc37e4517777ecac3578ef850680d',
  'RulesAdopted@1': '2478dddb5edb7d162a195e4d1343ae5f',
  'AccessGranted@1': '8a128659bb356d480bf9411b79be727a',
  'AccessRevoked@1': '71e54b12cbd0397d96df35240920eb2f',
  'UnitEstablished@1': 'ce661babb7627a7526161edbfff71e7a',
  'UnitRenamed@1': '6c10c51f1cbb09c9e7eba841575afc1e',
  'UnitMoved@1': 'bf7b7590f2c85928454d639ad74e9464',
  'UnitsMerged@1': '3cf41ea889660d7e12fa6711d7aefd25',
  'UnitSplit@1': 'a20605e92e5fbe3d19418d239393c9b6',
  'UnitClosed@1': '3bb7149b2c8df03b70faf321bb93ea31',
  'PlanAdopted@1': '80562b440307c0e141b1aeceec59efcb',
  'StatementAdopted@1': '8a1a3500b357f01db576ac90b93923bf',
  'StatementWithdrawn@1': '38c32b0c3f079f5e8c4d424869bb70f0',
  'LocalGoalChecked@1': '27b7accbc281b8fc46d8aee0a2c492f9',
  'DecidingDatesMoved@1': '5cc60d11cb87580b39d466214404f2aa',
  'PlanRevised@1': 'e00f29d1a98f3977be81f65ca9e26705',
  'PlanClosed@1': '3113491e7c8034a810cf8bf7b8c290b7',
  'GoalInterpreted@1': 'e6ba99561ab2e5fb3e0ceb0a8c240e68',
  'BaselineSet@1': '8805f507cc09505319e7f59c8a09b59f',
  'TargetChanged@1': 'bb1d6a3c14ee67f42f0840884245b257',
  'OwnerAssigned@1': '3154fdff8cf5e52ece958842acd3d065',
  'GoalDropped@1': '8b93f6e5493d21b5258f7c9961fbbe2d',
  'GoalResumed@1': '1f21133e330b7985f5cebd4a39268d4b',
  'GoalSplit@1': 'be5249547e0122542fb1973c3193024c',
  'GoalMerged@1': '1db3e37112c4e2bcc92b3859d37ccf55',
  'StatusOverrideProposed@1': 'eabd04caa7f43bab14a5f22798d88e75',
  'StatusOverrideConfirmed@1': '32d8648fc6f5c4d3c6265b55580a636d',
  'StatusOverrideWithdrawn@1': '6b1026cd48127b23c24ba96dde3bb779',
  'NarrativeWritten@1': 'a5e699bf0eb27dcbf083da4e5d4ac376',
  'MeasureDefined@1': '1c96a876eeb48f73a68a067a684bf2d7',
  'MeasureRedefined@1': '79bb444db92d146e78e4354c62da3576',
  'SeriesBroken@1': '935114348955adf56bdec7da83828e25',
  'MeasurementRecorded@1': '89d3dfe4750e0db5dee0415cdefe5b8b',
  'MeasurementCorrected@1': 'ec9ae439d082ef82b4799c332b4aec36',
  'MeasurementRetracted@1': 'edbb968b87299fabf4047d3012f6e046',
  'MeasurementsApproved@1': '1fd36e7b9ceaa7384ab28a40fe738a2f',
  'RegisterDefined@1': '2925fa13baccebcf3af94a41d384b20c',
  'EntryRecorded@1': '1ee5467a724a6799e248b7f8c8c5d63d',
  'EntryChanged@1': '582de2037176b26d467f4372544fb640',
  'EntryCorrected@1': '5fd501883853c5c4e884e5b8431a7050',
  'EntryRetracted@1': 'dc6ef5b7cdc873a1cb0a7524c21c8086',
  'CoverageDefined@1': 'c66d57965ccfe80115bbc138d84ce877',
  'OccasionListed@1': 'e69640c6d24730a49240347fbee6f305',
  'CoverageReported@1': 'ef10ce60b1592b671c11648f3cc9c182',
  'CoverageCorrected@1': '974a59f8f869aa176aecefbbe629eab1',
  'CoverageRetracted@1': '28c2d2d8950368fd94838ee26114601e',
  'RubricDefined@1': '7281fcc533841fb35b0cb00238a16f34',
  'AssessmentMade@1': '91e417a26cd78d3cb37281205dcf75ad',
  'AssessmentCorrected@1': '8bd3d032278465b72a3983667fb570fd',
  'AssessmentRetracted@1': 'ab5573384c539c1072e2ef6df794badb',
  'ActionPlanned@1': '755267af1f573c97d91a0cab499b47c3',
  'ActionStarted@1': '9023a1a1fe6a2f5cb840a75ce22e577b',
  'ActionCostRecorded@1': 'ce5964d72e74c5c9766c32816b047f85',
  'ActionCompleted@1': 'f8bfdd85683759274786c8757a03cb72',
  'ActionDropped@1': 'c56dfabbeae4faffdbd4c705d5c5d90c',
  'EntryRecorded@2': '3665ca69e48a559891305795094f2ca2',
  'EntryChanged@2': 'f40ab3e947281ecd92561e80a31bb5b0',
  'EntryCorrected@2': 'fc1db1e34ea89978791b53267e6835d1',
  'AssessmentMade@2': '5c555a830562439a9fb2135f623ae9c3',
  'AssessmentCorrected@2': '588c7427a2fdddb5ba34db6014856568',
  'MeasurementRecorded@2': '94063e379c8920a99c09865bd0300a84',
  'MeasurementCorrected@2': 'd753cd20277c572d3969d2f7297d9cbd',
  'MeasureDefined@2': 'fd675d16dd70740640f1a40ca5474a85',
  'MeasureRedefined@2': '4ac5e839e470da14325dc8e8544620bb',
  'InterpretationProposed@1': '9e36f0a018909927ee96b16b019d9619',
  'InterpretationConfirmed@1': '9585b04df6fcad49af0c933cce533ee0',
  'InterpretationWithdrawn@1': '4895b2a8fb40addcd22135405f1a4207',
  'GoalLinked@1': 'd373734163721c51b727d00f2ad17881',
  'GoalUnlinked@1': 'c78ad70ad40d0a41d600935e27254ec5',
  'WordingRemarked@1': '095b5bdbcaa5e0112605bbcb77f7b91d',
  'ForecastPublished@1': 'a5eefa96f0bf7fd61cf9810b6552f4f1',
  'OwnWordsChosen@1': '62bba70efe62425ce4da1ab21dc764d4',
  'FindingRaised@1': 'e0a37c653cf711c003a113d32a7eeb4b',
  'FindingAnswered@1': '51ca79f46e77b3c4125b5cfc2e76a675',
  'FindingClosed@1': 'de95499e4ee98646da0907267efa4b79',
  'FindingReopened@1': 'edd001b4776c7b4e56b712fe40b5b634',
  'ErasureProposed@1': '9a95deb651f53f4a1163d2321dd73df1',
  'ErasureWithdrawn@1': 'aafaaf6282852a746eb5528e825fae0f',
  'Erased@1': 'a3491c9eb21ba2d42855a98532e9440f',
  'SigningKeyAdopted@1': 'c465ab2d8111b18001f32e330d6dc037',
  'SigningKeyRotated@1': 'bdcc679c1b85af8defb66825843998f9',
  'LogClosed@1': '03a0e400920dbdc47782b20e3f09d44d',
  'OriginChanged@1': 'f33de20ce4f760d8b3cfa991efc3b9b3',
  'ClockConfirmed@1': '6a80a64ffe907ae2d35af83cfe85746b',
  'ReportDrafted@1': '03bfb2d1c7422860b2b85992724c8dbc',
  'ReportBasisSet@1': '94671803918617c00889278496d814ad',
  'ReportProseWritten@1': '65adfd84a01be7dab18486578847679e',
  'ReportApproved@1': 'd9e808d89e3994fb932580c5943c3360',
  'ReportPublished@1': '8ea22483edccd45ca35af6c4c5730d43',
  'ReportEditionDrafted@1': '16c5da82aa82fe16df74f4ec837d077a',
  'ReportFileRedacted@1': 'fac97464bf6cc3f4db1ed3656da7ecdf',
  'DisclosureSet@1': 'c6db8fdc94920ade492a8c77a7977b81',
  'ContributorsMarked@1': '1060760fa9b31d7cc0c78eb9f84c4ead',
  'ReportPublished@2': 'eee17e93eb51f7d0dbba5176127fc00b',
  'ReportFileRedacted@2': '41db7482d33334dbe8d9e467813df10e',
};

interface Example {
  readonly line: string;
  readonly envelope: string;
  readonly salt: string;
  readonly payload: string;
}

const examples = lines.map((line) => ({ line, ...(JSON.parse(line) as Omit<Example, 'line'>) }));
const nameOf = ({ envelope }: Example) => {
  const { type, schema } = JSON.parse(envelope) as Envelope;
  return `${type}@${schema}`;
};
const cases = examples.map((example) => [nameOf(example), example] as const);
const read = (example: Example) => recordedFrom({ seq: 0, envelope: example.envelope, payload: example.payload }, eventRegistry);

/** What lies at a path of sealed fields; `[]` stands for every element. */
function at(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (step === undefined) return [value];
  if (step === '[]') return (value as readonly unknown[]).flatMap((element) => at(element, rest));
  return at((value as Record<string, unknown>)[step], rest);
}

describe('the stored examples', () => {
  it('hold one event of every type and schema version, and no other', () => {
    const registered = [...eventRegistry.values()].flatMap(({ type, schema }) => Array.from({ length: schema }, (_, older) => `${type}@${older + 1}`));
    expect(examples.map(nameOf).sort()).toEqual(registered.sort());
  });

  it('are the text they always were', () => {
    const digests = examples.map((example) => [nameOf(example), createHash('sha256').update(example.line).digest('hex').slice(0, 32)]);
    expect(Object.fromEntries(digests)).toEqual(pins);
  });

  it.each(cases)('%s is read and, brought up to the current schema, satisfies it', (_, example) => {
    const recorded = read(example);
    expect(eventRegistry.get(recorded.type)?.data.parse(recorded.data)).toEqual(recorded.data);
  });

  it.each(cases)('%s keeps its commitment: SHA-256 over the canonical salt and payload', (_, { envelope, salt, payload }) => {
    expect([envelope, payload]).toEqual([envelope, payload].map((text) => canonicalJson(JSON.parse(text))));
    const commitment = createHash('sha256')
      .update(canonicalJson([salt, JSON.parse(payload) as Payload]))
      .digest('base64url');
    expect((JSON.parse(envelope) as Envelope).commitment).toBe(commitment);
  });

  const sealedFields = [...eventRegistry.values()].flatMap(({ type, sealed }) => sealed.map((path) => [`${type} ${path.join('.')}`, type, path] as const));

  it.each(sealedFields)('show %s in its box', (_, type, path) => {
    const values = examples
      .map(read)
      .filter((recorded) => recorded.type === type)
      .flatMap((recorded) => at(recorded.data, path))
      .filter((value) => value !== null);
    expect(values.length).toBeGreaterThan(0);
    expect(values.every(isSealedBox)).toBe(true);
  });
});

/** A payment, stored under a schema version. */
const payment = (schema: number, data: object) => {
  const [first] = examples as [Example];
  const envelope: Envelope = { ...(JSON.parse(first.envelope) as Envelope), type: 'Paid', schema };
  const payload = { ...(JSON.parse(first.payload) as Payload), data };
  return { seq: 0, envelope: canonicalJson(envelope), payload: canonicalJson(payload) };
};

describe('an event of an older schema version', () => {
  /** Version 1 said `amount`, version 2 `kroner` as a number, version 3 says it as text. */
  const Paid: EventDefinition = defineEvent('Paid', z.strictObject({ kroner: z.string(), note: z.string().nullable() }), [
    ({ amount, ...data }) => ({ ...data, kroner: amount }),
    ({ kroner, ...data }) => ({ ...data, kroner: String(kroner), note: null }),
  ]);
  const registry = new Map([[Paid.type, Paid]]);
  it.each([
    [1, { amount: 120 }],
    [2, { kroner: 120 }],
    [3, { kroner: '120', note: null }],
  ])('is read from version %i as the current one', (schema, data) => {
    const recorded = recordedFrom(payment(schema, data), registry);
    expect(recorded.data).toEqual({ kroner: '120', note: null });
    expect(Paid.data.safeParse(recorded.data).success).toBe(true);
  });

  it('is not read when it is newer than the code, or unknown to it', () => {
    expect(() => recordedFrom(payment(4, {}), registry)).toThrow(Broken);
    expect(() => recordedFrom(payment(1, {}), new Map())).toThrow(Broken);
  });
});
