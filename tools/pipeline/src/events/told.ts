import type { Problem } from '../../../../libs/problem/src/problem.ts';

const told = new WeakSet<Problem>();

/** A view has shown it: the one who catches it last need not. */
export const markTold = (problem: Problem): void => void told.add(problem);

export const wasTold = (problem: Problem): boolean => told.has(problem);
