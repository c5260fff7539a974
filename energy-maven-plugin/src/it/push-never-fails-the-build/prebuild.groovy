import com.sun.net.httpserver.HttpHandler
import com.sun.net.httpserver.HttpServer

// A collector that takes what it is sent, and a Pushgateway that does not.
def got = Collections.synchronizedList([])
def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
server.createContext('/', { exchange ->
    def path = exchange.requestURI.path
    got << [path, exchange.requestHeaders.getFirst('Authorization'), exchange.requestBody.bytes]
    def body = path == '/v1/metrics' ? new byte[0] : 'no s3cret-token here'.bytes
    exchange.sendResponseHeaders(path == '/v1/metrics' ? 200 : 401, body.length == 0 ? -1 : body.length)
    exchange.responseBody.write(body)
    exchange.close()
} as HttpHandler)
server.start()
context.put('server', server)
context.put('got', got)
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('PORT', server.address.port as String)
evaluate(new File(basedir, '../it-parent/machine.groovy'))
return true
