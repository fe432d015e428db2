import { allViewCases } from '../../test/fixtures/views/all.ts';
import type { ViewCase } from '../../test/fixtures/views/case.ts';
import type { GalleryEntry } from '../drive/api.ts';

/** The fixtures of the view tests, as the page draws them: a change of wording is seen at a glance. */
export function galleryEntries(): readonly GalleryEntry[] {
  return allViewCases.map(entry);
}

function entry(one: ViewCase): GalleryEntry {
  const id = `${one.group}-${one.title}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const common = { id, group: one.group, title: one.title, kind: one.kind };
  if (one.kind === 'message') {
    return { ...common, text: one.message.text, blocks: plain(one.message.blocks) };
  }
  const blocks = plain(one.view.blocks);
  if (one.kind === 'home') return { ...common, text: '', blocks };
  return {
    ...common,
    text: '',
    blocks,
    viewTitle: one.view.title.text,
    ...(one.view.submit && { submit: one.view.submit.text }),
    ...(one.view.close && { close: one.view.close.text }),
  };
}

/** Blocks as they go over the wire. */
function plain(blocks: readonly object[]): readonly Record<string, unknown>[] {
  return blocks.map((block) => ({ ...block }));
}
