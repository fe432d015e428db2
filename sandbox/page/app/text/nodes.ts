/** What formatted text is made of, whichever notation it was written in. */
export type TextNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly TextNode[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'pre'; readonly text: string }
  | { readonly kind: 'quote'; readonly children: readonly TextNode[] }
  | { readonly kind: 'heading'; readonly children: readonly TextNode[] }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly (readonly TextNode[])[];
    }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly TextNode[] }
  | {
      readonly kind: 'user' | 'channel' | 'usergroup';
      readonly id: string;
      readonly label?: string;
    }
  | { readonly kind: 'broadcast'; readonly range: string }
  | {
      readonly kind: 'date';
      readonly unixSeconds: number;
      readonly format: string;
      readonly fallback: string;
      readonly url?: string;
    }
  | { readonly kind: 'emoji'; readonly name: string };

const safeSchemes = /^(?:https?|mailto|tel|slack):/iu;

/** The address if a browser may follow it, else undefined: nothing but web, mail, telephone and Slack. */
export function safeUrl(url: string): string | undefined {
  return safeSchemes.test(url.trim()) ? url.trim() : undefined;
}
