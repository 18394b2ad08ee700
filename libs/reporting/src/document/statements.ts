import type { ReportArea, ReportStatement } from '../model/status.js';
import type { ReportModel } from '../model/model.js';
import type { Block } from './blocks.js';
import { heading, paragraph, written } from './make.js';
import { statementSection } from './statement.js';
import type { Sections } from './telling.js';

/** Every statement of the plan, area by area; one after the other where the plan has no areas. */
export function areasOf({ areas, prose }: ReportModel, telling: Sections): readonly Block[] {
  const { say } = telling;
  const [only, ...others] = areas;
  const undivided = only !== undefined && only.id === null && others.length === 0;
  return [
    heading(1, say('chapter.statements'), 'statements'),
    ...written(prose.statements, 'prose', telling),
    ...(undivided ? only.statements.flatMap((statement) => statementSection(statement, 2, telling)) : areas.flatMap((area) => areaOf(area, telling))),
    ...(areas.length === 0 ? [paragraph(say('chapter.noStatements'))] : []),
  ];
}

function areaOf({ id, title, statements }: ReportArea, telling: Sections): readonly Block[] {
  const { say, language } = telling;
  const head: Block =
    id === null
      ? heading(2, say('statement.plansOwn'), 'area-plan')
      : { kind: 'heading', level: 2, text: title.text, id: `area-${id}`, ...(title.language === language ? {} : { language: title.language }) };
  const none = statements.length === 0 ? [paragraph(say('chapter.noneInArea'))] : [];
  return [head, ...statements.flatMap((statement) => statementSection(statement, 3, telling, statement.id === id)), ...none];
}

/** Branches' own goals, and goals from outside the plan. */
export function besidesThePlan({ local, outside, prose }: ReportModel, telling: Sections): readonly Block[] {
  const { say } = telling;
  const sections = (statements: readonly ReportStatement[], none: string) =>
    statements.length === 0 ? [paragraph(none)] : statements.flatMap((statement) => statementSection(statement, 2, telling));
  return [
    heading(1, say('chapter.local'), 'local'),
    ...written(prose.local, 'prose', telling),
    ...sections(local, say('chapter.noLocal')),
    heading(1, say('chapter.outside'), 'outside'),
    ...sections(outside, say('chapter.noOutside')),
  ];
}
