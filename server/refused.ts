// The one class that server code above the stores throws on purpose: a throw also rolls a transaction back.
// `api/on-error.ts` makes it the answer of the request.
import type { Checked, Problem } from '@tukkimies/shared/problem.ts'

/** An expected refusal on its way to whoever asked. Its message is the code alone, so that no log can hold more. */
export class Refused extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'Refused'
    this.problem = problem
  }
}

/** The value of what was checked, or its refusal thrown. */
export const valueOrThrow = <T>(checked: Checked<T>): T => {
  if (!checked.ok) throw new Refused(checked.problem)
  return checked.value
}
