import type { GalleryEntry } from '../../../drive/api.ts';

export interface GalleryGroup {
  readonly name: string;
  readonly entries: readonly GalleryEntry[];
}

/** Entries by group, in the order in which they come; only those that contain the typed words. */
export function groupsOf(entries: readonly GalleryEntry[], typed: string): readonly GalleryGroup[] {
  const words = typed.trim().toLowerCase().split(/\s+/u);
  const groups = new Map<string, GalleryEntry[]>();
  for (const entry of entries) {
    const hay = `${entry.id} ${entry.group} ${entry.title} ${entry.text}`.toLowerCase();
    if (!words.every((word) => hay.includes(word))) continue;
    groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  }
  return [...groups].map(([name, members]) => ({ name, entries: members }));
}
