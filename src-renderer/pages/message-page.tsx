import type { ReactNode } from 'react';
import { Command } from '../components/command.tsx';
import { Fault, type FaultWords } from '../components/fault.tsx';
import { t } from '../language/t.ts';

interface MessagePageProps {
  readonly fault: FaultWords;
  /** To be typed by the person at the gateway's computer. */
  readonly command?: string;
  readonly trying?: boolean;
  readonly children?: ReactNode;
}

/** A page with one thing to say, instead of the list that cannot be shown. */
export function MessagePage({ fault, command, trying = false, children }: MessagePageProps) {
  return (
    <div className="page page-narrow">
      <Fault fault={fault}>
        {command === undefined ? null : <Command text={command} />}
        {trying ? <p className="muted trying">{t('frame.tryingAgain')}</p> : null}
      </Fault>
      {children}
    </div>
  );
}
