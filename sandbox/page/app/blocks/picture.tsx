import { asText, type Json } from '../json.ts';

/**
 * A picture of a block. The page loads nothing from elsewhere, so a picture that is not carried in
 * the address itself, or served by the sandbox, is its words in a frame.
 */
export function Picture({
  image,
  className,
}: {
  readonly image: Json;
  readonly className: string;
}) {
  const url = asText(image.image_url);
  const alt = asText(image.alt_text);
  if (/^(?:data:image\/|\/(?!\/))/u.test(url)) return <img class={className} src={url} alt={alt} />;
  return (
    <span class={`${className} picture-words`} role="img" aria-label={alt} title={url}>
      {alt || 'picture'}
    </span>
  );
}
