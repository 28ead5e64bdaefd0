import type { ComponentProps } from 'react';

export type ButtonLook = 'plain' | 'primary' | 'danger' | 'quiet';

export function Button({ look = 'plain', ...props }: ComponentProps<'button'> & { readonly look?: ButtonLook }) {
  return <button type="button" {...props} className={`button button-${look}`} />;
}
