import process from 'node:process'
import { startHost } from './host'

const port = Number(process.env.PORT ?? 4173)

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT は 0〜65535 の整数にしてください（いま「${process.env.PORT}」）`)
  process.exit(2)
}

try {
  const host = await startHost('dist', port)
  console.log(`地域福祉ナビを開けます： ${host.url}\n（終わるときは Ctrl + C）`)
}
catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'))
    throw error
  console.error(`${port} 番はほかのプログラムが使っています。PORT=4174 npm start のように番号を変えてください`)
  process.exitCode = 1
}
