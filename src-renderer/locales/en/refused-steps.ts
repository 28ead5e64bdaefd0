/** What to do where this browser is not let in. */
export const refusedSteps = {
  'refusedSteps.why': 'Why am I seeing this?',
  'refusedSteps.settings': 'Settings',
  'refusedSteps.allowOrigin':
    'If this address is yours, add it under {section} in {file} on the gateway’s computer. This page then continues by itself.',
  'refusedSteps.code': 'Its code is',
  'refusedSteps.waits': 'waiting · this page continues by itself',
  'refusedSteps.approve.clickOrType': 'On the computer that runs the gateway, click Approve, or type:',
  'refusedSteps.approve.type': 'On the computer that runs the gateway, type:',
  'refusedSteps.haveToken': 'Have the gateway’s token? Enter it in <settings>Settings</settings>.',
  'refusedSteps.asking': 'Asking…',
  'refusedSteps.sameAnswer': 'Asked just now; the answer was the same.',
  'refusedSteps.retries': 'This page also tries again by itself.',
  'refusedSteps.liftBlock':
    'If that was a mistake, let someone lift the block: in the Control UI under Devices, in the list Blocked. Then try again here.',
  'refusedSteps.docker': 'In Docker:',
  'refusedSteps.secret.token': 'The gateway’s token',
  'refusedSteps.secret.password': 'The gateway’s password',
  'refusedSteps.secret.trying': 'Trying…',
  'refusedSteps.secret.continue': 'Continue',
  'refusedSteps.secret.kept': 'Kept until this tab is closed, for this address only.',
  'refusedSteps.secret.sent': 'Sent just now. This browser still has to be approved.',
  'refusedSteps.secret.notTaken': 'Tried just now: the gateway did not take it.',
  'refusedSteps.secret.find': 'To find it, type this on the computer that runs the gateway:',
  'refusedSteps.without.token': 'Without the token?',
  'refusedSteps.without.password': 'Without the password?',
  'refusedSteps.askIn': 'Ask to be let in',
  'refusedSteps.secure.local': 'On the computer that runs the gateway, open its window, or this address:',
  'refusedSteps.secure.ssh': 'From here, bring its port over with SSH, then open {address}:',
  'refusedSteps.secure.tls':
    'Or have the gateway speak https, with a certificate of its own: in its tray menu under “Your network can connect”, or with these lines in its config. Your browser asks once whether to trust it. Then open:',
  'refusedSteps.secure.front': 'Or put https in front of it, for example with Tailscale, on the gateway’s computer:',
  'refusedSteps.secure.setupCode':
    'A phone or a machine needs no page: pair it with a setup code, from “Pair a phone…” in the tray, or with this on the gateway’s computer:',
  'refusedSteps.token': 'Token',
  'refusedSteps.password': 'Password',
  'refusedSteps.seeWhat': 'See what to do',
} as const;
