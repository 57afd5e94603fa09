import { chromium } from 'playwright-core'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
const shots = process.argv.slice(2)
for (const [name, path, width, dark, js] of [
  ['light1280','/mapa',1280,false,true],['noscript','/mapa?capas=municipios,uso-de-suelo',1280,false,false],['dark360','/mapa?capas=municipios,espacios-publicos',360,true,true],['feature','/mapa/municipios/1',1280,false,true]]) {
  if (shots.length && !shots.includes(name)) continue
  const c = await b.newContext({ baseURL: 'http://127.0.0.1:8102', viewport: { width, height: 900 }, colorScheme: dark ? 'dark':'light', javaScriptEnabled: js, reducedMotion: 'reduce' })
  const p = await c.newPage()
  p.on('console', m => console.log(name, m.type(), m.text()))
  p.on('pageerror', e => console.log(name, 'ERR', e.message))
  p.on('requestfailed', r => console.log(name, 'FAILED', r.url()))
  const r = await p.goto(path)
  console.log(name, r.status())
  await p.waitForTimeout(js ? 8000 : 1000)
  await p.screenshot({ path: `/tmp/tiles/${name}.png`, fullPage: true })
  await c.close()
}
await b.close()
