/**
 * The two libraries in native code that the program loads at its start, before it has any thread. When they are loaded they
 * ask Node for its report, which waits for every thread there is: behind an idle one that makes documents, for two minutes.
 */
import '@node-rs/argon2'
import '@resvg/resvg-js'
