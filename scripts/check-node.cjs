/* Preloaded (`node -r`) before anything newer is parsed, so it is written in the JavaScript of 2009 on purpose. */
/* biome-ignore-all lint/complexity/useArrowFunction: must run on any Node, however old */
/* biome-ignore-all lint/style/useTemplate: must run on any Node, however old */
'use strict'
var found = process.versions.node
if (Number(found.split('.')[0]) < 20) {
  process.stderr.write(
    '\nTrama needs Node.js 20 or newer to start itself; this is Node.js ' +
      found +
      '.\n' +
      'Install the current long-term version from https://nodejs.org (or: nvm install --lts), then run the command again.\n\n' +
      'Trama necesita Node.js 20 o posterior para arrancar; este es Node.js ' +
      found +
      '.\n' +
      'Instale la versión de soporte largo desde https://nodejs.org (o: nvm install --lts) y repita la orden.\n\n',
  )
  process.exit(1)
}
