import { idOf } from './catalogue.ts';
import type { HierarchyGroup, HierarchyLevel } from './model.ts';

export const hierarchyLevels: readonly HierarchyLevel[] = [
  'Company',
  'Region',
  'Site',
  'Department',
  'Team',
].map((name) => ({ id: idOf('hierarchy-level', name), name }));

const teamPaths: readonly (readonly string[])[] = [
  ['Harbour', 'North', 'Hamburg', 'Voice Care', 'Team Alder'],
  ['Harbour', 'North', 'Hamburg', 'Voice Care', 'Team Birch'],
  ['Harbour', 'North', 'Hamburg', 'Technical', 'Team Cedar'],
  ['Harbour', 'South', 'Porto', 'Digital', 'Team Dune'],
];

/** Every group of every level, parents before children. */
export const hierarchyGroups: readonly HierarchyGroup[] = collectGroups();

/** The teams of level five, by name. */
export const teams: readonly string[] = teamPaths.flatMap((names) => names.slice(-1));

/** The id of the group of this name, whatever its level. */
export function groupId(name: string): string {
  return hierarchyGroups.find((group) => group.name === name)?.id ?? '';
}

function collectGroups(): HierarchyGroup[] {
  const groups = new Map<string, HierarchyGroup>();
  for (const [depth, level] of hierarchyLevels.entries()) {
    for (const names of teamPaths) {
      const path = names
        .slice(0, depth + 1)
        .map((_, index) => idOf('agent-group', names.slice(0, index + 1).join('/')));
      const id = path[depth] ?? '';
      groups.set(id, { id, name: names[depth] ?? '', levelId: level.id, path });
    }
  }
  return [...groups.values()];
}
