/** What a person reads while the app is not let in at a gateway elsewhere: what happened, and the one next step. */
import type { AttachResult, AttachTrouble, ConnectFailureView } from '../../src-main/desktop/ipc-contract.ts';
import { saying, type OwnSentence } from '../language/sentence.ts';
import { t } from '../language/t.ts';
import { readRefusal, type Refusal, type SharedSecret } from '../link/refusal.ts';
import { whereIs } from './gateway-words.ts';

export interface TroubleWords {
  readonly title: string;
  readonly what: string;
  /** Of `what`, where the gateway wrote it. */
  readonly lang?: 'en';
  /** The gateway asks for it. */
  readonly secret?: SharedSecret;
  /** What stands before a command where that gateway runs. */
  readonly commandPrefix?: string | undefined;
}

/** A gateway of this computer has no name of its own. */
export function placeWords(host: string): string {
  return whereIs(host) ?? t('attach.here');
}

export function troubleWords(trouble: AttachTrouble): TroubleWords {
  switch (trouble.kind) {
    case 'certificate-other':
      return words('certificate');
    case 'certificate-unknown':
      return words('unknownCertificate');
    case 'not-encrypted':
      return words('clear');
    case 'answer':
      return answerWords(attachRefusal(trouble.failure), trouble.failure);
  }
}

/** Why nothing came of it, and what to write instead. */
export function attachFaultWords(fault: Extract<AttachResult, { readonly ok: false }>['fault']): OwnSentence {
  switch (fault.code) {
    case 'too-long':
      return saying('attach.fault.too-long', { most: fault.most });
    case 'own-gateway':
      return saying('attach.fault.own-gateway', { url: fault.url });
    case 'other-host':
      return saying('attach.fault.other-host', { host: fault.host });
    case 'not-an-address':
    case 'has-credentials':
    case 'has-query':
    case 'not-a-fingerprint':
    case 'not-encrypted':
    case 'offer-gone':
    case 'not-attached':
      return saying(`attach.fault.${fault.code}`);
  }
}

/** No page counts the time down here, so that the moment does not matter. */
export function attachRefusal(failure: ConnectFailureView): Refusal {
  return readRefusal(failure, 0);
}

function answerWords(refusal: Refusal, { message }: ConnectFailureView): TroubleWords {
  switch (refusal.cause) {
    case 'not-approved':
    case 'told-to-pause':
      return words('denied');
    case 'blocked':
      return words('blocked');
    case 'secret-missing':
    case 'secret-wrong': {
      const { secret, commandPrefix } = refusal;
      const which = refusal.cause === 'secret-missing' ? 'missing' : 'wrong';
      return {
        title: t(`attach.refused.${which}.title.${secret}`),
        what: t(`attach.refused.${which}.what`),
        secret,
        commandPrefix,
      };
    }
    case 'access-ended':
      return words('ended');
    case 'locked-out':
      return words('locked');
    case 'versions-differ':
      return words('versions');
    case 'origin-not-allowed':
    case 'page-not-secure':
    case 'browser-without-keys':
    case 'storage-blocked':
      return { title: t('attach.refused.other.title'), what: message, lang: 'en' };
    case 'other':
      return { title: t('attach.refused.other.title'), what: refusal.message, lang: 'en' };
  }
}

type Plain = 'certificate' | 'unknownCertificate' | 'clear' | 'denied' | 'blocked' | 'ended' | 'locked' | 'versions';

function words(which: Plain): TroubleWords {
  return { title: t(`attach.refused.${which}.title`), what: t(`attach.refused.${which}.what`) };
}
