/** A gateway elsewhere that the app uses in place of one of its own. */
export const attach = {
  'attach.here': 'the gateway on this computer',
  'attach.offer.title': 'An OpenClaw gateway has this port already',
  'attach.offer.config.title': 'The config names a gateway: {place}',
  'attach.state': 'Attached',
  'attach.offer.text':
    'This app can be its tray, its notifications and its window. It goes on as it is, and needs to approve this app once.',
  'attach.offer.config': 'This app can be its tray, its notifications and its window.',
  'attach.attach': 'Attach',
  'attach.attaching': 'Attaching…',
  'attach.detach': 'Detach',
  'attach.detaching': 'Detaching…',
  'attach.again': 'Try again',
  'attach.setting.name': 'Gateway of this app',
  'attach.setting': 'Gateway elsewhere',
  'attach.setting.says':
    'This app can be the tray, the notifications and the window of a gateway on another computer, in place of its own.',
  'attach.setting.attached':
    'This app is the tray, the notifications and the window of {place}. Detached, it runs a gateway of its own again.',
  'attach.open': 'Attach to another gateway…',
  'attach.form.title': 'Attach to another gateway',
  'attach.form.intro': 'The gateway of this app stops, and devices that use it are cut off until you detach.',
  'attach.form.address': 'Its address',
  'attach.form.address.hint': 'Such as wss://nas.local:18789',
  'attach.form.secret': 'Its token or password',
  'attach.form.secret.hint':
    'Kept on this computer, for you alone. Without one, the gateway decides whether this app may ask.',
  'attach.form.mode': 'What it is',
  'attach.form.token': 'Token',
  'attach.form.password': 'Password',
  'attach.form.fingerprint': 'Fingerprint of its certificate',
  'attach.form.fingerprint.hint': 'SHA-256. For a gateway that made its certificate by itself.',
  'attach.form.confirm': 'Type the name of that computer once more',
  'attach.form.cancel': 'Cancel',
  'attach.fault.not-an-address':
    'Start with ws://, wss://, http:// or https://, and then the name of the computer, such as wss://nas.local:18789.',
  'attach.fault.has-credentials':
    'Leave name and password out of the address. The token or password has a field of its own.',
  'attach.fault.has-query': 'Leave out what follows “?” or “#”.',
  'attach.fault.own-gateway': '{url} is this app’s own gateway, which is in use already.',
  'attach.fault.too-long':
    'This is too long. It may have {most, plural, one {# character} other {# characters}} at most.',
  'attach.fault.not-a-fingerprint':
    'A fingerprint has 64 digits from 0 to 9 and a to f (SHA-256), with or without colons.',
  'attach.fault.not-encrypted':
    'Only wss and https have a certificate. Start the address with wss://, or leave the fingerprint out.',
  'attach.fault.other-host': 'The address names {host}. Type that name here if it is the right computer.',
  'attach.fault.offer-gone': 'The gateway that was found here is gone.',
  'attach.fault.not-attached': 'This app is not attached to another gateway any more.',
  'attach.fault.unknown': 'The app could not do it, and its log says why.',
  'attach.connecting': 'Connecting to {place}…',
  'attach.waiting.title': 'Approve this app once, over there',
  'attach.waiting.what':
    'The gateway lets in only devices that someone has approved, and does not know this app yet: {place}',
  'attach.waiting.code': 'Its code is',
  'attach.waiting.sign': 'waiting · this page continues by itself',
  'attach.waiting.lead': 'On the computer that runs that gateway, click Approve, or type:',
  'attach.lost.title': 'No answer from {place}',
  'attach.lost.what': 'It may be stopped or starting, or the network in between is down. The app goes on trying.',
  'attach.refused.denied.title': 'This app was not let in',
  'attach.refused.denied.what':
    'Someone answered Deny over there, or it asked too often. It stopped asking; if that was a mistake, it may ask once more.',
  'attach.refused.blocked.title': 'This app is blocked there',
  'attach.refused.blocked.what':
    'Someone blocked its key or its address, so the gateway turns it away before it can ask. The block is lifted over there, under Devices.',
  'attach.refused.missing.title.token': 'This gateway asks for its token',
  'attach.refused.missing.title.password': 'This gateway asks for its password',
  'attach.refused.missing.what': 'Only someone who has it may ask to be let in. Over there, this shows it:',
  'attach.refused.wrong.title.token': 'That token is not this gateway’s',
  'attach.refused.wrong.title.password': 'That password is not this gateway’s',
  'attach.refused.wrong.what':
    'The app does not offer it again by itself: several in a minute would lock this address out. Over there, this shows the right one:',
  'attach.refused.ended.title': 'This app’s access has ended',
  'attach.refused.ended.what':
    'Someone removed it over there, or its access was renewed elsewhere. It may ask to be let in again.',
  'attach.refused.locked.title': 'Too many wrong attempts',
  'attach.refused.locked.what':
    'The gateway does not listen to this address for a while. The app tries again when that is over.',
  'attach.refused.versions.title': 'This app and that gateway have different versions',
  'attach.refused.versions.what': 'They do not speak the same version of the protocol. Update the older one.',
  'attach.refused.other.title': 'The gateway did not let this app in',
  'attach.refused.certificate.title': 'This is another certificate',
  'attach.refused.certificate.what':
    'Its fingerprint is not the one that was given, so nothing was sent. Perhaps the gateway made a new one: compare it over there. If it did not, another computer answers in its name.',
  'attach.refused.unknownCertificate.title': 'Nobody vouches for this certificate',
  'attach.refused.unknownCertificate.what':
    'A gateway that made its certificate by itself is attached to by that certificate’s fingerprint. Over there, the Connect page shows it. Detach, then attach again with it.',
  'attach.refused.clear.title': 'Nothing is sent in clear over the internet',
  'attach.refused.clear.what':
    'With ws, anyone on the way could read the token and all that follows. Use wss, or a tunnel to an address of this computer.',
  'attach.secret.send': 'Continue',
  'attach.secret.label.token': 'The gateway’s token',
  'attach.secret.label.password': 'The gateway’s password',
  'attach.missing.title': 'That gateway has no such page',
  'attach.missing.text': 'It tells nothing of this to apps: {place}',
  'attach.whole': 'This gateway grants all that is asked, or nothing.',
  'attach.limited.title': 'This app may not see who waits',
  'attach.limited': 'It was approved over there with less than that. Someone there can remove it and approve it again.',
} as const;
