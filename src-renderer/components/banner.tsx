import { CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { ICON } from './icon.ts';

interface BannerProps {
  readonly tone: 'note' | 'warning';
  readonly title: ReactNode;
  /** Of the title, where the gateway wrote it. */
  readonly lang?: 'en';
  readonly children?: ReactNode;
}

/** Something that a person should know while everything else goes on. */
export function Banner({ tone, title, lang, children }: BannerProps) {
  const Icon = tone === 'warning' ? CircleAlert : Info;
  return (
    <div className={`banner banner-${tone}`} role="status">
      <Icon {...ICON} />
      <div>
        <p className="banner-title" lang={lang}>
          {title}
        </p>
        {children === undefined ? null : <p className="banner-text">{children}</p>}
      </div>
    </div>
  );
}
