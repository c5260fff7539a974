package io.github.energyjunit.profile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names frames as their source has them, where compilers have made names of their own. */
final class FrameNames {

    /** Javac's, Kotlin's and Scala's bodies of lambdas, also of those in others. */
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(?:static\\$)?(.+?)\\$\\d+"
            + "|(.+?)(?:\\$lambda[-$]\\d+(?:[-$]\\d+)*)+"
            + "|\\$anonfun\\$(?:adapted\\$)?(.+?)\\$\\d+(?:\\$adapted)?");

    /** Kotlin's classes for lambdas and suspending functions: a method's name in a class that may be nested. */
    private static final Pattern KOTLIN_CLASS =
            Pattern.compile("([^$]+(?:\\$\\p{Lu}[^$]*)*)\\$([^$\\d\\p{Lu}][^$]*)(?:\\$[^$]+)*\\$\\d+");

    /** The same where the name of the method looks like that of a class. */
    private static final Pattern KOTLIN_CLASS_OF_ANY = Pattern.compile("([^$]+)\\$([^$\\d][^$]*)(?:\\$[^$]+)*\\$\\d+");

    private static final Pattern GROOVY_CLOSURE = Pattern.compile("(.+?)\\$_(.+?)_closure\\d+(?:\\$_closure\\d+)*");
    private static final Pattern GROOVY_CALL = Pattern.compile("doCall|call");

    /** What the JVM appends to the name of a hidden class; it is another one in each JVM. */
    private static final Pattern ADDRESS = Pattern.compile("[/.+]0x[0-9a-fA-F]+$");

    private static final Pattern KOTLIN_CALL = Pattern.compile("invoke|invokeSuspend|create");
    private static final Pattern KOTLIN_DEFAULT = Pattern.compile("(.+)\\$default");
    private static final Pattern ACCESS = Pattern.compile("access\\$(.+?)(?:\\$\\w+)?");

    /** The digest that Kotlin appends to functions with parameters of inline classes. */
    private static final Pattern DIGEST = Pattern.compile("(.+)-[A-Za-z0-9_-]{7}|(.+)-impl");

    private static final Pattern MADE_UP = Pattern.compile(".*\\$\\$Lambda.*|.*\\$\\$(?:Fast|Enhancer|Spring)\\w*.*"
            + "|.*\\$(?:ByteBuddy|MockitoMock|HibernateProxy)\\$\\w+|.*_\\$\\$_(?:jvst|javassist)\\w+|(?:.*\\.)?\\$Proxy\\d+"
            + "|java\\.lang\\.invoke\\.LambdaForm\\$.*|jdk\\.internal\\.reflect\\.Generated\\w+");

    /** Generated code may have names of 65,535 characters, which patterns take too long, or too much of the stack, to match. */
    private static final int LONGEST = 1_000;

    private FrameNames() {}

    /** Returns whether a class has no source, and only stands between a call and what it calls. */
    static boolean isMadeUp(String className) {
        return className.length() <= LONGEST && MADE_UP.matcher(className).matches();
    }

    /** Returns class and method, as people read them. */
    static String of(String className, String method) {
        if (className.length() > LONGEST || method.length() > LONGEST) {
            return cut(className) + "." + cut(method);
        }
        String type = ADDRESS.matcher(className).replaceFirst("");
        String lambda = null;
        if (KOTLIN_CALL.matcher(method).matches()) {
            lambda = lambda(KOTLIN_CLASS.matcher(type), KOTLIN_CLASS_OF_ANY.matcher(type));
        } else if (GROOVY_CALL.matcher(method).matches()) {
            lambda = lambda(GROOVY_CLOSURE.matcher(type));
        }
        return lambda == null ? type + "." + method(method) : lambda;
    }

    /** Returns the name of a lambda whose class is made for it, by the first pattern that matches; null if none does. */
    private static @Nullable String lambda(Matcher... classes) {
        for (Matcher each : classes) {
            if (each.matches()) {
                return each.group(1) + "." + each.group(2) + " (lambda)";
            }
        }
        return null;
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }

    private static String method(String method) {
        Matcher lambda = LAMBDA.matcher(method);
        if (lambda.matches()) {
            return first(lambda) + " (lambda)";
        }
        Matcher defaults = KOTLIN_DEFAULT.matcher(method);
        if (defaults.matches()) {
            return defaults.group(1) + " (defaults)";
        }
        Matcher access = ACCESS.matcher(method);
        if (access.matches()) {
            return access.group(1) + " (access)";
        }
        Matcher digest = DIGEST.matcher(method);
        return digest.matches() ? first(digest) : method;
    }

    private static String first(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            if (group != null) {
                return group;
            }
        }
        return matcher.group();
    }
}
