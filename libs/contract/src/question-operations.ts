import { z } from 'zod';
import { questions } from '#application';
import { ROLES } from '#domain';
import { API, parametersOf } from './address.js';
import { answerTo } from './answers.js';
import { JSON_TYPE, type Operation } from './operation.js';

/** Every question as an operation of the HTTP door. */
export const questionOperations: readonly Operation[] = questions.map(({ name, summary, path, params, roles }) => {
  const inAddress = parametersOf(path);
  const fields = Object.entries(params.shape as Record<string, z.ZodType>);
  const pick = (here: boolean) => z.object(Object.fromEntries(fields.filter(([field]) => inAddress.includes(field) === here)));
  return {
    id: name,
    method: 'GET',
    path: API + path,
    tag: path.split('/')[1] as string,
    summary: roles.length === ROLES.length ? summary : `${summary}. May be asked by ${roles.join(' or ')}.`,
    open: false,
    accepts: [],
    exchange: {
      requestParams: { path: pick(true), query: pick(false) },
      responses: { '200': { description: 'The answer, with its basis', content: { [JSON_TYPE]: { schema: answerTo(name) } } } },
    },
  };
});
