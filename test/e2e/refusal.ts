import type { Problem } from '#contract';
import type { Answer } from './client.js';
import type { Service } from './service.js';

/** Does it, and holds that it was refused with the status, naming the field with what is wrong and what would be right, and that nothing was recorded. */
export async function expectRefused(service: Service, status: number, field: string, act: () => Promise<Answer>): Promise<Problem> {
  const before = await service.head();
  const answer = await act();
  expect({ status: answer.status, body: answer.text }).toMatchObject({ status });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = JSON.parse(answer.text) as Problem;
  const [issue] = problem.errors;
  expect({ field: issue?.field, problem: issue?.problem, remedy: issue?.remedy }).toEqual({
    field,
    problem: expect.stringMatching(/\w{3}/),
    remedy: expect.stringMatching(/\w{3}/),
  });
  expect(await service.head()).toBe(before);
  return problem;
}
