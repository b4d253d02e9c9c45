import process from 'node:process'
import { putBuild } from './keep-builds'

/** The last step of `npm run build`: the new build joins the ones before it in the folder that is published. */
const [fresh = 'node_modules/.tmp/build', site = 'dist'] = process.argv.slice(2).filter(word => !word.startsWith('--'))

const builds = await putBuild(fresh, site)
console.log(`${site}/ に新しいアプリを置きました（前のアプリ ${builds.length - 1} つ分の部品も残しています）`)
