using KhcnFunctions.Plans;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>The shipped plan as a department would have completed it: numbered, with deputy directors in charge, and addresses of one agency.</summary>
internal static class TrialPlan
{
    /// <summary>Leaders get no weekly digest, which is a matter of its own. Every holder's address is its id at the agency's own domain, so that a mail tells its cycle.</summary>
    public static Plan For(string agency, int sampleUnits = 0)
    {
        var plan = SampleUnits.AddTo(PlanFile.Shipped, sampleUnits);
        var register = plan.Register;
        return plan with
        {
            Agency = plan.Agency with { Id = agency },
            Number = "05/KH-SKHCN",
            SignedOn = new DateOnly(2022, 1, 20),
            Register = register with
            {
                Units = [.. register.Units.Select(unit => unit with
                {
                    Emails = [AddressOf(agency, unit.Id)],
                    InCharge = unit.Sample ? unit.InCharge : "phan-van-hieu",
                })],
                People = [.. register.People.Select(person => person with { Email = AddressOf(agency, person.Id), Digest = false })],
                Staff = [.. register.Staff.Select(member => member with { Email = AddressOf(agency, member.Id) })],
                Recipients = [.. register.Recipients.Select(recipient => recipient with { Email = AddressOf(agency, recipient.Id) })],
            },
        };
    }

    public static string AddressOf(string agency, string holder) => $"{holder}@{agency}.example";
}
