import type { AgentSort } from '../../domain/floor-filter.ts';

/** How each order of a list is called. */
export const orderWords: Readonly<Record<AgentSort, string>> = {
  urgency: 'most urgent first',
  longest: 'longest first',
  name: 'by name',
  status: 'by status',
};
