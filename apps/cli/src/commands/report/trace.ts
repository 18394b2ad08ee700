import type { Command } from 'commander';
import { API } from '#contract';
import type { Language } from '#goal-types';
import { notFound } from '#kernel';
import { printedIn, type ReportModel } from '#reporting';
import { through } from '../../door/through.js';
import type { ReportModelAnswered, TraceAnswer } from '../../render/answers.js';
import { renderTrace } from '../../render/audit/trace.js';
import { sourceInWords } from '../../render/model-source.js';
import { withExamples, withLanguage, type QuestionOptions } from '../../terminal/options.js';
import { show, width } from '../../terminal/output.js';
import { text } from '../../texts.js';
import { editionIn, reportAsked } from './asked.js';

interface TraceOptions extends QuestionOptions {
  readonly edition?: string;
  readonly limit: string;
}

export function reportTraceCommand(parent: Command): void {
  const named = parent
    .command('trace')
    .argument('<report>', 'id of a report')
    .argument('<figure>', 'id of a figure of it, such as N1.growth@2022-12-31')
    .description('Follow a figure of a report to its definition, its facts, their events and proofs');
  const command = withLanguage(named)
    .option('--edition <number>', 'as this edition has it (the last; the draft where none is published)')
    .option('--limit <number>', 'facts at a time, at most 1000', '20');
  command.action(async (report: string, figure: string, options: TraceOptions) => {
    const { edition, language, limit } = options;
    const followed = await through(options, 'auditor', async (door) => {
      const asked = await reportAsked(door, report);
      const which = edition === undefined && asked.editions.length === 0 ? 'draft' : editionIn(asked, edition).edition;
      const { model, source } = await door.ask<ReportModelAnswered>('reportModel', { report, edition: which, language: asked.languages[0] });
      const address = addressOf(model, figure);
      const goal = GOAL_TRACE.exec(address ?? '');
      const of = { edition: which, source };
      if (goal === null) return { ...of, figure, address: address === null ? null : `${API}${address}` };
      const traced = await door.ask<TraceAnswer>('goalTrace', { ...Object.fromEntries(new URLSearchParams(goal[2])), goal: goal[1], language, limit });
      return { ...of, ...traced };
    });
    show(followed, options, () =>
      [
        ...(followed.edition === 'draft' ? [] : sourceInWords(followed.source, language)),
        'figure' in followed ? renderAddress(followed.address, language) : renderTrace(followed, language, width()),
      ].join('\n'),
    );
  });
  withExamples(command, ['report trace n-2022 N1.growth@2022-12-31', 'report trace n-2022 members.year@2022-12-31 --edition 1']);
}

const GOAL_TRACE = /^\/goals\/([^/]+)\/trace\?(.*)$/;

/** Where the figure is followed from; null where it is a count of what the report itself lists. @throws Refused `not-found` */
function addressOf(model: ReportModel, id: string): string | null {
  const printed = printedIn(model).find(({ figure }) => figure.id === id);
  if (printed === undefined) throw notFound('figure', `a figure ${id} in ${model.front.report}`, 'name one as it is printed; the spreadsheet lists them all');
  return printed.figure.trace;
}

function renderAddress(address: string | null, language: Language): string {
  return address === null ? text('countedInReport', language) : `${text('factsAt', language)}: ${address}`;
}
