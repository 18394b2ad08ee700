import type { CalendarDate } from '#kernel';

const day = (text: string): CalendarDate => text as CalendarDate;

/**
 * What happens once in the samples and is worth pointing at: an unusual fact or decision, where it is found, the day it is about (`on`,
 * or `from` and `to`, half-open) and the day it was recorded. The generator makes them from this list.
 */
export const sampleMoments = {
  /** A branch sent its September count in December. */
  lateReport: { measure: 'members', unit: 'branch-31', on: day('2021-09-30'), recordedOn: day('2021-12-06') },

  /** The December 2022 count was too high; mended in February, the union's growth in 2022 fell from 2.05 % to 1.96 %, below the 2 % of N1. */
  correctionAfterYearEnd: {
    goal: 'N1',
    measure: 'members',
    unit: 'branch-07',
    on: day('2022-12-31'),
    tooHighBy: 19,
    recordedOn: day('2023-01-09'),
    correctedOn: day('2023-02-14'),
  },
  /** The board approved the counts at the end of 2022 before that correction came. */
  approval: { measure: 'members', approval: 'members-2022', on: day('2022-12-31'), recordedOn: day('2023-01-24') },

  /** Two digits changed places; the first correction put them right but was of the wrong list, so it was corrected too. */
  correctionOfACorrection: {
    measure: 'members',
    unit: 'branch-15',
    on: day('2021-06-30'),
    recordedOn: day('2021-07-05'),
    correctedOn: day('2021-08-17'),
    correctedAgainOn: day('2021-09-07'),
  },

  /** A month's joiners were sent in under the wrong branch, and taken back. */
  retraction: {
    measure: 'joined',
    unit: 'branch-33',
    from: day('2023-03-20'),
    to: day('2023-04-01'),
    recordedOn: day('2023-04-11'),
    retractedOn: day('2023-05-08'),
  },

  /** The branch's annual meeting lowered its own target from 80 to 60 new members. */
  targetChanged: { goal: 'L3.1', on: day('2025-02-20'), recordedOn: day('2025-02-24'), changes: { change: '60' } },

  /** A branch went into its neighbour; its own counts stop, and the neighbour's go on with both. */
  merger: { from: 'branch-19', into: 'branch-20', on: day('2022-07-01'), recordedOn: day('2022-06-20') },

  /** A branch struck everyone who had not paid: the fall in its count is a clean-up, not members who left that month. */
  seriesBreak: { measure: 'members', unit: 'branch-12', on: day('2023-06-01'), struck: 61, recordedOn: day('2023-06-19') },

  /** Five forums were active where six were promised; two members of the board let it stand as on course until spring. */
  override: {
    goal: 'N4.3',
    override: 'N4.3-autumn-2022',
    from: day('2022-10-01'),
    to: day('2023-04-01'),
    proposedOn: day('2022-10-10'),
    confirmedOn: day('2022-10-17'),
  },

  /** A branch's own goal that is only a noun: stored, not followed. */
  failedGate: { goal: 'L4.1', missing: ['concrete', 'measurable', 'realistic', 'reasoned'] },

  /** The board dropped a deliverable. */
  dropped: { goal: 'N3.6', on: day('2022-06-15'), recordedOn: day('2022-06-17') },

  /** The secretariat's own list said more than the course system, and later: it counted until the second rules let the named source count. */
  twoSources: { goal: 'N3.2', measure: 'online-training', on: day('2021-12-31'), value: 168, source: 'Sekretariatets liste', recordedOn: day('2022-02-07') },
  rulesAdopted: { rules: '2', decidedOn: day('2022-03-14'), recordedOn: day('2022-03-16') },

  /** A goal that began by counting became a level once there was something to count from. */
  typeChanged: { goal: 'O8', from: day('2025-02-01'), recordedOn: day('2025-01-28') },
  /** The edition of 2026 of a plan that is rolled every year: it takes up where the union's plan ended. */
  rolledEdition: { goal: 'O11', from: day('2026-01-01'), recordedOn: day('2025-11-24'), continues: 'F4.4' },
  /** No type of the catalogue fitted, so one person proposed a spec and another agreed. */
  custom: {
    goal: 'O13',
    proposal: 'O13-telledager',
    proposedOn: day('2024-01-15'),
    confirmedOn: day('2024-01-22'),
    occasions: ['2024-06-20', '2025-01-20', '2025-06-19', '2026-01-20', '2026-06-18', '2027-01-20', '2027-06-17', '2027-09-20'],
  },
  /** Adopted wording that says two things that can't both hold: kept, and said. */
  contradiction: { goal: 'O14', text: 'Gratis for alle og høyst hundre kroner kan ikke gjelde samtidig', recordedOn: day('2023-11-27') },

  /** Where three goals were heading in the summer of 2025, as it was published then. */
  forecasts: { goals: ['L3.1', 'F3.4', 'O1'], at: day('2025-06-30'), recordedOn: day('2025-07-14') },

  /** A practice that went quiet for most of a year. */
  silence: { goal: 'N4.6', from: day('2022-03-01'), to: day('2022-12-01') },

  /** Which measures are about people, so that what is published of them hides the few; said when everything else was recorded. */
  contributors: {
    on: day('2026-01-20'),
    marked: { members: 'value', joined: 'value', left: 'value', representatives: 'value', apprentices: 'numerator', trips: 'none' },
  },

  /** Reports to an assembly that were drafted and written in: of a year, with the year so far beside it, and of a plan half-way. */
  reports: {
    year: {
      report: 'n-2022',
      on: day('2022-12-31'),
      toDate: day('2023-09-30'),
      cutOffOn: day('2023-10-20'),
      assemblyOn: day('2023-11-17'),
      draftedOn: day('2023-09-04'),
    },
    halfWay: {
      report: 'f-half-way',
      on: day('2024-12-31'),
      cutOffOn: day('2025-02-10'),
      assemblyOn: day('2025-03-14'),
      draftedOn: day('2025-01-20'),
    },
  },
} as const;
