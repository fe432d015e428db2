import type { Pane, Place } from './page-state.ts';

export interface Address {
  readonly place?: Place;
  readonly pane: Pane;
}

/** Reads the part of the address after `#`: `c/C0FLOOR001`, `home`, `gallery/<id>`, `floor`, `channels`. */
export function parseHash(hash: string): Address {
  const [kind = '', ...rest] = hash.replace(/^#/u, '').split('/');
  const id = decodeURIComponent(rest.join('/'));
  if (kind === 'c' && id) return { place: { kind: 'conversation', id }, pane: 'chat' };
  if (kind === 'home') return { place: { kind: 'home' }, pane: 'chat' };
  if (kind === 'gallery') {
    return { place: id ? { kind: 'gallery', entryId: id } : { kind: 'gallery' }, pane: 'chat' };
  }
  if (kind === 'floor' || kind === 'channels') return { pane: kind };
  return { pane: 'chat' };
}

/** The address of a place, for links. */
export function hashOf(place: Place): string {
  if (place.kind === 'conversation') return `#c/${place.id}`;
  if (place.kind === 'home') return '#home';
  return place.entryId ? `#gallery/${encodeURIComponent(place.entryId)}` : '#gallery';
}
